package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements that fetch and end as a config says, by JDBC alone. */
final class Prepared {
  private Prepared() {}

  static PreparedStatement of(Connection connection, String sql, DatabaseConfig config)
      throws SQLException {
    var statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setFetchSize(config.batchSize());
    long seconds = Math.max(1, config.timeout().plusMillis(999).toSeconds());
    statement.setQueryTimeout((int) Math.min(seconds, Integer.MAX_VALUE / 1000));
    return statement;
  }
}
