package io.weik.source.database;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.engine.EngineLog;
import io.weik.source.database.log.ChangeLog;
import io.weik.source.database.postgres.PostgresLog;

/** Finds what reads the log of a product. */
final class Logs {
  private Logs() {}

  /** The log of the config's product. */
  static ChangeLog of(DatabaseConfig config, Dialect dialect) {
    return switch (config.databaseType()) {
      case POSTGRESQL -> new PostgresLog(config, dialect);
      case MYSQL, MARIADB, SQLSERVER, ORACLE -> EngineLog.of(config, dialect);
      case JDBC -> throw new IllegalStateException("no log: " + config.databaseType());
    };
  }
}
