package io.weik.source.database.postgres;

import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.log.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The server that tables are read from, where that is not the one whose log is read. */
record Replica(DatabaseConfig config, Dialect dialect, SourceContext context) {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Returns when it has all that was in the log up to there: what it has not yet would be missed
   * otherwise.
   */
  void await(long end) throws SQLException, InterruptedException {
    if (config.replica().isEmpty()) {
      return;
    }
    try (var connection = dialect.connectForReading()) {
      while (!has(connection, end)) {
        context.progress(
            "waits for the replica, which is not at %s of the log yet".formatted(Lsn.text(end)));
        Pause.of(PAUSE);
      }
    }
  }

  private static boolean has(Connection connection, long end) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT pg_catalog.pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn)"
                + " OR NOT pg_catalog.pg_is_in_recovery()")) {
      statement.setString(1, Lsn.text(end));
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
