package io.weik.source.database.engine;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.DatabaseConfig;
import io.weik.source.database.InitialSnapshot;
import io.weik.source.database.TableSelection;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.log.ChangeLog;
import io.weik.source.database.poll.InitialRead;
import io.weik.source.database.table.TableName;
import io.weik.source.database.table.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The logs of MySQL, MariaDB, SQL Server and Oracle, by Debezium's connectors (<a
 * href="https://debezium.io/documentation/reference/3.5/connectors/">Debezium connectors</a>). They
 * are driven without an engine of Kafka Connect: offsets and shapes of tables are in the state of
 * the source, and an offset is stored in the very write of the events up to it.
 */
public final class EngineLog implements ChangeLog {
  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Capture capture;

  private EngineLog(DatabaseConfig config, Dialect dialect, Capture capture) {
    this.config = config;
    this.dialect = dialect;
    this.capture = capture;
  }

  /** The log of the config's product, which is one of these four. */
  public static EngineLog of(DatabaseConfig config, Dialect dialect) {
    var capture =
        switch (config.databaseType()) {
          case MYSQL -> new BinlogCapture(config, BinlogServer.MYSQL);
          case MARIADB -> new BinlogCapture(config, BinlogServer.MARIADB);
          case SQLSERVER, ORACLE, POSTGRESQL, JDBC ->
              throw new IllegalArgumentException("no log of " + config.databaseType());
        };
    return new EngineLog(config, dialect, capture);
  }

  @Override
  public void run(SourceContext context, List<TableName> tables) throws Exception {
    var position = start(context);
    if (config.initialSnapshot() == InitialSnapshot.DATA) {
      new InitialRead(config, dialect, context).run(tables);
    }
    var shapes = OpenShapes.add(Shapes.stored(context));
    var properties =
        Properties.of(config, capture, context.source(), shapes, !position.schemaKnown());
    try (var reader = new Reader(capture, properties, position.offset(), silence())) {
      follow(context, reader, position);
    }
  }

  private Duration silence() {
    return config.heartbeat().multipliedBy(3).plusSeconds(2);
  }

  private StoredPosition start(SourceContext context) throws Exception {
    var stored = StoredPosition.of(context);
    if (stored.isPresent()) {
      return stored.get();
    }
    try (var connection = dialect.connect()) {
      var position =
          new StoredPosition("", capture.server(connection), false, capture.end(connection));
      store(context, List.of(), position);
      return position;
    }
  }

  private static void store(SourceContext context, List<EventDraft> drafts, StoredPosition position)
      throws InterruptedException {
    context.emitter().emit(drafts, position.put());
  }

  private void follow(SourceContext context, Reader reader, StoredPosition from)
      throws InterruptedException {
    var selection = new TableSelection(config.table(), Properties.schema(config));
    var decoder = new Decoder(capture, config, selection, from.server());
    boolean ready = false;
    while (true) {
      var records = reader.poll();
      if (!ready && reader.streams()) {
        ready = true;
        context.ready();
      }
      if (!records.isEmpty()) {
        var drafts = drafts(context, decoder, records);
        store(context, drafts, from.at(records.getLast().sourceOffset()));
      }
    }
  }

  private static List<EventDraft> drafts(
      SourceContext context, Decoder decoder, List<SourceRecord> records)
      throws InterruptedException {
    var drafts = new ArrayList<EventDraft>(records.size());
    for (var record : records) {
      var place = decoder.place(record);
      if (place.isPresent()) {
        try {
          decoder.change(record, place.get()).ifPresent(change -> drafts.add(change.draft()));
        } catch (UndecodableException wrong) {
          context.deadLetter(
              raw(record, place.get()), Problem.user(String.valueOf(wrong.getMessage())));
        }
      }
    }
    return drafts;
  }

  private static EventDraft raw(SourceRecord record, Place place) {
    return EventDraft.of("text/plain", Payload.ofText(String.valueOf(record.value())))
        .withId(place.id());
  }

  @Override
  public void look(SourceContext context, List<TableName> tables) throws Exception {
    throw new UnsupportedOperationException();
  }

  @Override
  public void release(String source) {}
}
