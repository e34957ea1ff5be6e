package io.weik.source.database.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Snapshots of MySQL and MariaDB, which take no locks on rows.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/commit.html">START TRANSACTION</a>
 */
final class MySqlTransactions implements Transactions {
  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }
  }

  /**
   * The driver's mark for giving rows as they come.
   *
   * @see <a
   *     href="https://dev.mysql.com/doc/connector-j/en/connector-j-reference-implementation-notes.html">ResultSet</a>
   */
  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    var statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }
}
