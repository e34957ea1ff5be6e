package io.weik.source.database.postgres;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What tells a database of PostgreSQL from every other, by whichever address it is found: the
 * number that the server gave itself when it was made, and its standbys have, too.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CONTROLDATA">pg_control_system</a>
 */
public final class PostgresServerName {
  private static final String NAME =
      """
      SELECT system_identifier || '/' || current_database() FROM pg_catalog.pg_control_system()
      """;

  /** The class of errors for what may not be called, or is not there. */
  private static final String NOT_TOLD = "42";

  private PostgresServerName() {}

  /** Of the database that a connection leads to; empty for another product, or when not known. */
  public static String of(DatabaseConfig config, Connection connection) throws SQLException {
    if (config.databaseType() != Product.POSTGRESQL || config.jdbcUrl().isPresent()) {
      return "";
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(NAME)) {
      return rows.next() ? rows.getString(1) : "";
    } catch (SQLException failure) {
      if (String.valueOf(failure.getSQLState()).startsWith(NOT_TOLD)) {
        return "";
      }
      throw failure;
    }
  }

  /** Whether two configs lead to the same database; asks both servers. */
  public static boolean areSame(DatabaseConfig one, DatabaseConfig other) throws SQLException {
    var name = of(one);
    return !name.isEmpty() && name.equals(of(other));
  }

  private static String of(DatabaseConfig config) throws SQLException {
    if (config.databaseType() != Product.POSTGRESQL) {
      return "";
    }
    try (var connection = Dialects.of(config).connect()) {
      return of(config, connection);
    }
  }
}
