package io.weik.source.database.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Snapshots of PostgreSQL; cursors, and with them results in pieces, are only within transactions.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-set-transaction.html">SET
 *     TRANSACTION</a>
 */
final class PostgresTransactions implements Transactions {
  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
  }
}
