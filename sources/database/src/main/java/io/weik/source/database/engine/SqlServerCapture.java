package io.weik.source.database.engine;

import io.debezium.connector.sqlserver.SqlServerConnectorTask;
import io.weik.api.problem.Problem;
import io.weik.api.source.Gap;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.LogTls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * The change tables of SQL Server (<a
 * href="https://learn.microsoft.com/sql/relational-databases/track-changes/about-change-data-capture-sql-server">change
 * data capture</a>), which a job of its agent fills from the log.
 */
record SqlServerCapture(DatabaseConfig config) implements PlainCapture {
  /** How often the change tables are looked at; the job itself does so every five seconds. */
  private static final int POLL_MILLIS = 500;

  private static final String SILENT =
      """
      SELECT DATEDIFF(second, MAX(tran_end_time), GETDATE()) FROM cdc.lsn_time_mapping
      """;

  /** The job makes an entry at least every five minutes, also when nothing changes. */
  private static final int SILENT_SECONDS = 400;

  private static final String END = "SELECT CONVERT(varchar(22), sys.fn_cdc_get_max_lsn(), 2)";

  private static final String CLEANED =
      """
      SELECT capture_instance FROM cdc.change_tables
      WHERE start_lsn > CONVERT(varbinary(10), ?, 2) AND create_date <=
        COALESCE(sys.fn_cdc_map_lsn_to_time(CONVERT(varbinary(10), ?, 2)), create_date)
      """;

  private static final String SERVER =
      "SELECT CONVERT(varchar(36), service_broker_guid) FROM sys.databases WHERE name = DB_NAME()";

  @Override
  public SourceTask connector() {
    return new SqlServerTask();
  }

  private static final class SqlServerTask extends SqlServerConnectorTask {
    boolean streams() {
      return coordinator != null && coordinator.getStreamingSource().isPresent();
    }
  }

  @Override
  public boolean streams(SourceTask connector) {
    return ((SqlServerTask) connector).streams();
  }

  @Override
  public Map<String, String> properties(String source) {
    var all = new LinkedHashMap<String, String>();
    all.put("connector.class", "io.debezium.connector.sqlserver.SqlServerConnector");
    all.put("database.names", config.database().orElse(""));
    all.put("time.precision.mode", "isostring");
    all.put("poll.interval.ms", Integer.toString(POLL_MILLIS));
    all.put("snapshot.isolation.mode", "read_committed");
    LogTls.ofSqlServerDriver(config).forEach((name, value) -> all.put("driver." + name, value));
    all.put("driver.socketTimeout", Long.toString(config.timeout().toMillis()));
    all.put("driver.applicationName", "weikio " + source);
    return all;
  }

  @Override
  public String server(Connection connection) throws SQLException {
    return Sql.text(connection, SERVER);
  }

  @Override
  public Map<String, Object> end(Connection connection) throws SQLException {
    var end = Sql.text(connection, END);
    var offset = new LinkedHashMap<String, Object>();
    offset.put("commit_lsn", end.isEmpty() ? "NULL" : colons(end));
    offset.put("event_serial_no", 0L);
    // so that the transaction at the end, which came before, is not read
    offset.put("snapshot", "INITIAL");
    offset.put("snapshot_completed", true);
    return offset;
  }

  /** {@code 00000027000001B80002} as Debezium writes it. */
  static String colons(String lsn) {
    var low = lsn.toLowerCase(java.util.Locale.ROOT);
    return "%s:%s:%s".formatted(low.substring(0, 8), low.substring(8, 16), low.substring(16));
  }

  @Override
  public Optional<Gap> lost(Connection connection, StoredPosition position) throws SQLException {
    var read = position.text("commit_lsn").replace(":", "");
    if (!server(connection).equals(position.server())) {
      return gap(position, "", "it is another database");
    }
    if (read.equals("NULL") || read.isEmpty()) {
      return Optional.empty();
    }
    var end = Sql.text(connection, END);
    if (end.compareToIgnoreCase(read) < 0) {
      return gap(position, end, "the log ends before what was read of it: it was restored");
    }
    var cleaned = Sql.text(connection, CLEANED, read, read);
    return cleaned.isEmpty()
        ? Optional.empty()
        : gap(position, end, "changes were removed from " + cleaned + " before they were read");
  }

  private Optional<Gap> gap(StoredPosition position, String to, String reason) {
    return Optional.of(new Gap(words(position.offset()), to, reason));
  }

  @Override
  public Optional<Problem> standstill(Connection connection) throws SQLException {
    var seconds = Sql.text(connection, SILENT);
    boolean silent = !seconds.isEmpty() && Long.parseLong(seconds) > SILENT_SECONDS;
    return silent
        ? Optional.of(
            Problem.remote("the capture job of the server does not run")
                .value("no entry in cdc.lsn_time_mapping for " + seconds + " s")
                .expected("one every 300 s at least")
                .hint("look at SQL Server Agent, and EXEC sys.sp_cdc_start_job 'capture'"))
        : Optional.empty();
  }

  @Override
  public String words(Map<String, ?> offset) {
    return String.valueOf(offset.get("commit_lsn"));
  }

  @Override
  public Place place(SourceRecord record, StoredPosition from) {
    var source = ((Struct) record.value()).getStruct("source");
    var commit = String.valueOf(source.getString("commit_lsn"));
    var change = String.valueOf(source.getString("change_lsn"));
    var number = String.valueOf(source.getInt64("event_serial_no"));
    var id = String.join("-", from.log(), commit, change, number);
    return new Place(
        Reader.isFirstHalf(record) ? id + "-old" : id,
        commit + " " + change,
        commit,
        Instant.ofEpochMilli(source.getInt64("ts_ms")));
  }
}
