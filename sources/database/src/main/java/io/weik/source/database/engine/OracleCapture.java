package io.weik.source.database.engine;

import io.debezium.connector.oracle.OracleConnectorTask;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Gap;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.LogTls;
import java.math.BigInteger;
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
 * The redo log of Oracle by LogMiner (<a
 * href="https://docs.oracle.com/en/database/oracle/oracle-database/23/sutil/oracle-logminer-utility.html">Using
 * LogMiner</a>). Transactions that are open are kept in memory.
 */
record OracleCapture(DatabaseConfig config) implements PlainCapture {
  private static final String SERVER =
      "SELECT dbid || '/' || TO_CHAR(resetlogs_change#) FROM v$database";

  private static final String NOW = "SELECT TO_CHAR(current_scn) FROM v$database";

  /** Where the transactions began that are open. */
  private static final String OPEN = "SELECT TO_CHAR(MIN(start_scn)) FROM v$transaction";

  private static final String OLDEST =
      """
      SELECT TO_CHAR(MIN(first_change#)) FROM (
        SELECT first_change# FROM v$log WHERE status <> 'UNUSED' UNION ALL
        SELECT first_change# FROM v$archived_log WHERE deleted = 'NO' AND status = 'A'
          AND resetlogs_change# = (SELECT resetlogs_change# FROM v$database))
      """;

  @Override
  public SourceTask connector() {
    return new OracleTask();
  }

  private static final class OracleTask extends OracleConnectorTask {
    boolean streams() {
      return coordinator != null && coordinator.getStreamingSource().isPresent();
    }
  }

  @Override
  public boolean streams(SourceTask connector) {
    return ((OracleTask) connector).streams();
  }

  @Override
  public Map<String, String> properties(String source) {
    var all = new LinkedHashMap<String, String>();
    all.put("connector.class", "io.debezium.connector.oracle.OracleConnector");
    all.put("database.dbname", config.database().orElse(""));
    all.put("database.url", url());
    all.put("database.connection.adapter", "logminer");
    all.put("log.mining.strategy", "online_catalog");
    all.put("log.mining.buffer.type", "memory");
    all.put("lob.enabled", "true");
    all.put("interval.handling.mode", "string");
    all.put("time.precision.mode", "isostring");
    all.put("driver.oracle.net.CONNECT_TIMEOUT", millis(config.connectTimeout().toMillis()));
    all.put("driver.oracle.jdbc.ReadTimeout", millis(config.timeout().toMillis()));
    return all;
  }

  /** The driver reads no PEM files by itself, and it looks at each certificate. */
  private String url() {
    if (config.sslRootCertificate().isPresent() || config.sslCertificate().isPresent()) {
      throw new ProblemException(
          Problem.user("the log of Oracle cannot be read with certificates in PEM files")
              .path("spec.Parameters.SslRootCertificate")
              .hint("add the authority to those of Java, or use ChangeTracking: poll"));
    }
    return LogTls.oracleUrl(config);
  }

  private static String millis(long number) {
    return Long.toString(number);
  }

  @Override
  public String server(Connection connection) throws SQLException {
    return Sql.text(connection, SERVER);
  }

  /** What was committed till now is not read, but what is open now is read from its beginning. */
  @Override
  public Map<String, Object> end(Connection connection) throws SQLException {
    var now = Sql.text(connection, NOW);
    var open = Sql.text(connection, OPEN);
    var offset = new LinkedHashMap<String, Object>();
    offset.put("scn", open.isEmpty() || isBefore(now, open) ? now : open);
    offset.put("commit_scn", now + ":1:");
    return offset;
  }

  private static boolean isBefore(String one, String other) {
    return new BigInteger(one).compareTo(new BigInteger(other)) < 0;
  }

  @Override
  public Optional<Gap> lost(Connection connection, StoredPosition position) throws SQLException {
    var read = position.text("scn");
    if (!server(connection).equals(position.server())) {
      return gap(read, "", "it is another database, or its log was reset (OPEN RESETLOGS)");
    }
    var oldest = Sql.text(connection, OLDEST);
    return oldest.isEmpty() || !isBefore(read, oldest)
        ? Optional.empty()
        : gap(read, oldest, "redo log was removed before it was read");
  }

  private static Optional<Gap> gap(String from, String to, String reason) {
    return Optional.of(new Gap(from, to, reason));
  }

  @Override
  public String words(Map<String, ?> offset) {
    return "SCN " + offset.get("scn");
  }

  @Override
  public Place place(SourceRecord record, StoredPosition from) {
    var source = ((Struct) record.value()).getStruct("source");
    var scn = String.valueOf(source.getString("scn"));
    var transaction = source.getString("txId");
    var row = "%s:%s:%s".formatted(transaction, source.getString("rs_id"), source.getInt64("ssn"));
    var id = from.log() + ":" + scn + ":" + row.replace(" ", "");
    var committed = source.getInt64("commit_ts_ms");
    return new Place(
        Reader.isFirstHalf(record) ? id + ":old" : id,
        scn,
        transaction,
        Instant.ofEpochMilli(committed == null ? source.getInt64("ts_ms") : committed));
  }
}
