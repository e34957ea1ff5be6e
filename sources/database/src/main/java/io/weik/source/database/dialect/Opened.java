package io.weik.source.database.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What is done with connections that have just been opened. */
final class Opened {
  /** How much longer than its statements a connection lives, so that the server can tell first. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Opened() {}

  /** Something done with a connection. */
  @FunctionalInterface
  interface Step {
    void take(Connection connection) throws SQLException;
  }

  /** The connection after the step; closed when that fails. */
  static Connection orClosed(Connection connection, Step step) throws SQLException {
    try {
      step.take(connection);
      return connection;
    } catch (SQLException | RuntimeException failure) {
      try {
        connection.close();
      } catch (SQLException also) {
        failure.addSuppressed(also);
      }
      throw failure;
    }
  }

  /** Lets whoever reads from a server that went silent notice it, soon after this time. */
  static void setReadTimeout(Connection connection, Duration statement) throws SQLException {
    long millis = statement.plus(GRACE).toMillis();
    connection.setNetworkTimeout(Runnable::run, (int) Math.min(millis, Integer.MAX_VALUE));
  }
}
