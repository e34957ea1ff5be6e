package io.weik.source.database.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How one product reads one state of its database, in pieces. */
interface Transactions {
  /** As {@link Dialect#beginSnapshot}. */
  void begin(Connection connection) throws SQLException;

  /** As {@link Dialect#prepare}. */
  default PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }
}
