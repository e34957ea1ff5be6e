package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Snapshots of Oracle.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/SET-TRANSACTION.html">SET
 *     TRANSACTION</a>
 */
record OracleTransactions(DatabaseConfig config) implements Transactions {
  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION READ ONLY");
    }
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return Prepared.of(connection, sql, config);
  }
}
