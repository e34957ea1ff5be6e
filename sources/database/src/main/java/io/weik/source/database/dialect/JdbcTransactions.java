package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Snapshots by JDBC alone: the strictest isolation that the database has for readers. */
record JdbcTransactions(DatabaseConfig config) implements Transactions {
  private static final List<Integer> ISOLATIONS =
      List.of(Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE);

  @Override
  public void begin(Connection connection) throws SQLException {
    var best = best(connection);
    if (best.isPresent()) {
      connection.setTransactionIsolation(best.get());
    }
    connection.setAutoCommit(false);
  }

  private static Optional<Integer> best(Connection connection) throws SQLException {
    var data = connection.getMetaData();
    for (int isolation : ISOLATIONS) {
      if (data.supportsTransactionIsolationLevel(isolation)) {
        return Optional.of(isolation);
      }
    }
    return Optional.empty();
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return Prepared.of(connection, sql, config);
  }
}
