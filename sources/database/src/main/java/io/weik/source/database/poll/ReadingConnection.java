package io.weik.source.database.poll;

import io.weik.source.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that is kept from poll to poll as long as it is good. One thread at a time. */
final class ReadingConnection {
  private static final int LONGEST_CHECK = 5;

  private final Dialect dialect;
  private @Nullable Connection connection;

  ReadingConnection(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The connection, in a new snapshot. */
  Connection inSnapshot() throws SQLException {
    var kept = connection;
    if (kept == null || !kept.isValid(LONGEST_CHECK)) {
      close();
      kept = dialect.connectForReading();
      connection = kept;
    }
    dialect.beginSnapshot(kept);
    return kept;
  }

  /** Ends the snapshot. */
  void endSnapshot() throws SQLException {
    if (connection != null) {
      connection.rollback();
    }
  }

  /** The connection, in its snapshot. */
  Connection current() throws SQLException {
    if (connection == null) {
      throw new SQLException("there is no connection");
    }
    return connection;
  }

  /** Lets the connection go; the next one is new. */
  void close() {
    var old = connection;
    connection = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException _) {
      connection = null; // it is gone either way
    }
  }
}
