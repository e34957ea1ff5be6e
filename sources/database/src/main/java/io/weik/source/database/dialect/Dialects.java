package io.weik.source.database.dialect;

import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the dialect for a config. */
public final class Dialects {
  private static final String PROGRAM = "weikio";

  private Dialects() {}

  /** The dialect of the config's product, for nobody in particular. */
  public static Dialect of(DatabaseConfig config) {
    return of(config, Optional.empty());
  }

  /** The dialect of the config's product; servers show the name of the source. */
  public static Dialect of(DatabaseConfig config, String source) {
    return of(config, Optional.of(source));
  }

  private static Dialect of(DatabaseConfig config, Optional<String> source) {
    if (config.jdbcUrl().isPresent()) {
      return JdbcDialect.of(config);
    }
    return switch (config.databaseType()) {
      case POSTGRESQL -> PostgresDialect.of(config, source);
      case MYSQL, MARIADB -> MySqlDialect.of(config, source);
      case SQLSERVER -> SqlServerDialect.of(config, source);
      case ORACLE -> OracleDialect.of(config, source);
      case JDBC -> JdbcDialect.of(config);
    };
  }

  /** What servers show as the name of the program. */
  static String application(Optional<String> source) {
    return source.map(name -> PROGRAM + " " + name).orElse(PROGRAM);
  }

  /**
   * A connection to PostgreSQL that speaks the protocol of replication, secured as every other,
   * with no settings made yet; {@code setNetworkTimeout} is the caller's, too.
   *
   * @throws ProblemException telling what is wrong in words, without secrets
   */
  public static Connection postgresReplication(DatabaseConfig config, String source) {
    var address = Address.of(config);
    try {
      return new PostgresConnector(config, application(Optional.of(source)))
          .connectForReplication(address);
    } catch (SQLException e) {
      throw new ProblemException(
          new PostgresFaults(config, PostgresDialect.FORM).explain(e, address), e);
    }
  }
}
