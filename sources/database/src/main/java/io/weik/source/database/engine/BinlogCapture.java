package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.weik.api.source.Gap;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.SslMode;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.LogTls;
import io.weik.source.database.dialect.Schemas;
import io.weik.source.database.table.Column;
import io.weik.source.database.value.MySqlValues;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * The binlog of MySQL and MariaDB.
 *
 * @param trial whether the number that the config gives is that of another reader
 */
record BinlogCapture(DatabaseConfig config, BinlogServer product, Dialect dialect, boolean trial)
    implements Capture {
  private static final String TYPE = "__debezium.source.column.type";
  private static final String LENGTH = "__debezium.source.column.length";

  BinlogCapture(DatabaseConfig config, BinlogServer product, Dialect dialect) {
    this(config, product, dialect, false);
  }

  @Override
  public Capture forTrial() {
    return new BinlogCapture(config, product, dialect, true);
  }

  @Override
  public SourceTask connector() {
    return product.connector();
  }

  @Override
  public boolean streams(SourceTask connector) {
    return ((Binlog.Task) connector).client().filter(BinaryLogClient::isConnected).isPresent();
  }

  @Override
  public void prepare(ChangeEventSourceCoordinator<?, ?> coordinator, Unreadable unreadable) {
    Binlog.client(coordinator).ifPresent(client -> prepare(client, unreadable));
  }

  private void prepare(BinaryLogClient client, Unreadable unreadable) {
    if (config.sslMode() != SslMode.DISABLE) {
      client.setSslSocketFactory(this::secured);
    }
    client.setEventDeserializer(
        new BinlogEvents(
            new BinlogTables(unreadable.selection()),
            (header, table, why) -> {
              long at = header.getNextPosition() - header.getEventLength();
              var what =
                  "%s%s, %d bytes"
                      .formatted(
                          header.getEventType(),
                          table.map(name -> " of " + name).orElse(""),
                          header.getEventLength());
              unreadable.tell(client.getBinlogFilename() + ":" + at, what, why);
            }));
  }

  private SSLSocket secured(Socket plain) throws SocketException {
    try {
      return LogTls.over(plain, config);
    } catch (IOException failed) {
      var wrapped = new SocketException(failed.getMessage());
      wrapped.initCause(failed);
      throw wrapped;
    }
  }

  @Override
  public boolean beats() {
    return true;
  }

  @Override
  public Map<String, String> properties(String source) throws SQLException {
    var all = new LinkedHashMap<String, String>();
    var number = trial ? ServerId.of(source) : ServerId.of(config, source);
    all.put("database.server.id", Long.toString(number));
    all.put("bigint.unsigned.handling.mode", "precise");
    all.put("enable.time.adjuster", "false");
    all.put("converters", "text");
    all.put("text.type", BinlogText.class.getName());
    // the runtime connects again, and the silence of a dead network is noticed by the reader
    all.put("connect.keep.alive", "false");
    all.put("connect.keep.alive.interval.ms", Long.toString(config.heartbeat().toMillis()));
    all.put("connect.timeout.ms", Long.toString(config.connectTimeout().toMillis()));
    all.put("event.deserialization.failure.handling.mode", "fail");
    all.put("inconsistent.schema.handling.mode", "fail");
    all.put("connector.class", product.connectorClass());
    try (var connection = dialect.connect()) {
      all.putAll(product.tls(config, connection));
    }
    return all;
  }

  @Override
  public String server(Connection connection) throws SQLException {
    return product.identity(connection);
  }

  @Override
  public Map<String, Object> end(Connection connection) throws SQLException {
    return BinlogFiles.end(connection, product);
  }

  @Override
  public List<String> shapes(Connection connection) throws SQLException {
    var schema = Schemas.isElsewhere(config) ? "" : Schemas.usual(config).orElse("");
    return new BinlogShapes(product, Schemas.selection(config), schema).entries(connection);
  }

  @Override
  public Optional<Gap> lost(Connection connection, StoredPosition position) throws SQLException {
    return BinlogLoss.of(connection, product, position);
  }

  @Override
  public OptionalLong behind(Connection connection, StoredPosition position) throws SQLException {
    return BinlogFiles.of(connection).bytesAfter(position.text("file"), position.number("pos"));
  }

  @Override
  public String words(Map<String, ?> offset) {
    var file = String.valueOf(offset.get("file"));
    return file.isEmpty() ? "beginning of the binlog" : file + ":" + offset.get("pos");
  }

  /**
   * A transaction is known by its id, where the server gives it one, and a row of it by the number
   * of the binlog event in it and its own in that: these are the same wherever reading begins, also
   * in a compressed transaction, all of which is one place in the file.
   */
  @Override
  public Place place(SourceRecord record, StoredPosition from) {
    var source = ((Struct) record.value()).getStruct("source");
    var offset = record.sourceOffset();
    var gtid = source.getString("gtid");
    var file = source.getString("file");
    var transaction = gtid == null ? file + ":" + offset.get("pos") : gtid;
    var event = offset.get("event") instanceof Number number ? number.longValue() : 0;
    var row = "%s:%d:%d".formatted(transaction, event, source.getInt32("row"));
    var log = gtid == null ? from.server() + ":" : "";
    var id = log + (from.life() == 0 ? "" : from.life() + ":") + row;
    if (Reader.isFirstHalf(record)) {
      id += ":old";
    }
    var micros = source.getInt64("ts_us");
    return new Place(
        id,
        file + ":" + source.getInt64("pos"),
        transaction,
        micros == null ? null : Instant.EPOCH.plus(Duration.of(micros, ChronoUnit.MICROS)));
  }

  @Override
  public Column column(String name, Schema schema) {
    var type = type(schema);
    return new Column(
        name, type, MySqlValues.writer(type, config.decimals()), name, name, Optional.empty());
  }

  /** The type as {@code bit(8)}; the text types differ in nothing that matters here. */
  private static String type(Schema schema) {
    var told = Optional.ofNullable(schema.parameters()).orElse(Map.of());
    var name = told.getOrDefault(TYPE, schema.type().getName()).toLowerCase(java.util.Locale.ROOT);
    return name.equals("bit") ? "bit(" + told.getOrDefault(LENGTH, "1") + ")" : name;
  }

  @Override
  public byte @Nullable [] raw(Schema schema, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (ConnectText.shortName(schema)) {
      case "Bits" -> reversed(ConnectText.bytes(value));
      case "Geometry", "Point", "Geography" -> geometry((Struct) value);
      case "FloatVector" -> vector((List<?>) value);
      default ->
          value instanceof Boolean bit
              ? new byte[] {(byte) (bit ? 1 : 0)}
              : ConnectText.plain(value);
    };
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static byte[] geometry(Struct value) {
    var form = ConnectText.bytes(value.get("wkb"));
    return ByteBuffer.allocate(Integer.BYTES + form.length).putInt(0).put(form).array();
  }

  private static byte[] vector(List<?> values) {
    var bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(value -> bytes.putFloat(((Number) value).floatValue()));
    return bytes.array();
  }
}
