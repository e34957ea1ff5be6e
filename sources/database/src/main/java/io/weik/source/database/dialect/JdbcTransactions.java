package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Snapshots by JDBC alone: the strictest isolation for readers of a database that keeps versions of
 * rows. Any other would hold locks on all rows that a poll has read until its end, so there each
 * statement sees what is committed, and a poll not one state.
 */
record JdbcTransactions(DatabaseConfig config) implements Transactions {
  private static final List<Integer> ISOLATIONS =
      List.of(Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE);

  private static final List<Integer> WITHOUT_LOCKS = List.of(Connection.TRANSACTION_READ_COMMITTED);

  /** By the word after {@code jdbc:} those whose readers lock nothing. */
  private static final Set<String> VERSIONED =
      Set.of(
          "firebird",
          "firebirdsql",
          "h2",
          "mariadb",
          "mysql",
          "oracle",
          "pgsql",
          "postgresql",
          "sqlite");

  @Override
  public void begin(Connection connection) throws SQLException {
    var best = best(connection);
    if (best.isPresent()) {
      connection.setTransactionIsolation(best.get());
    }
    connection.setAutoCommit(false);
  }

  private Optional<Integer> best(Connection connection) throws SQLException {
    var data = connection.getMetaData();
    for (int isolation : isVersioned() ? ISOLATIONS : WITHOUT_LOCKS) {
      if (data.supportsTransactionIsolationLevel(isolation)) {
        return Optional.of(isolation);
      }
    }
    return Optional.empty();
  }

  private boolean isVersioned() {
    var url = config.jdbcUrl().orElse("").toLowerCase(Locale.ROOT);
    var kind = url.split(":", 3);
    return (kind.length == 3 && VERSIONED.contains(kind[1])) || url.contains("hsqldb.tx=mvcc");
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return Prepared.of(connection, sql, config);
  }
}
