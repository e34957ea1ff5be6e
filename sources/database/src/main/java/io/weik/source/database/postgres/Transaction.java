package io.weik.source.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs statements that change the catalog: all or none. */
final class Transaction {
  private Transaction() {}

  /** Over a connection that commits by itself, and does so again then. */
  static void run(Connection connection, List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION READ WRITE");
      for (var each : statements) {
        statement.execute(each);
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
