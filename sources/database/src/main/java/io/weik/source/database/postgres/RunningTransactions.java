package io.weik.source.database.postgres;

import io.weik.api.source.SourceContext;
import io.weik.source.database.log.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The transactions that run on the server. What one wrote to a table before the table was published
 * is not told by the log, and not seen by who reads before it is committed.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT">pg_current_snapshot</a>
 */
record RunningTransactions(SourceContext context, Connection connection) {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String NEXT = "SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text)";
  private static final String DONE =
      "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= CAST(? AS xid8)";

  /** Returns when those that run now are done. */
  void await() throws SQLException, InterruptedException {
    var next = next();
    while (!areDone(next)) {
      context.progress("reads new tables, once the transactions that run are done");
      Pause.of(PAUSE);
    }
  }

  private String next() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(NEXT)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private boolean areDone(String next) throws SQLException {
    try (var statement = connection.prepareStatement(DONE)) {
      statement.setString(1, next);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
