package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.TableSelection;
import java.util.Locale;
import java.util.Optional;

/** In which schemas the tables of a config are. */
public final class Schemas {
  private Schemas() {}

  /** Which tables a config means. */
  public static TableSelection selection(DatabaseConfig config) {
    return new TableSelection(config.table(), usual(config));
  }

  /** Where tables named without a schema are; empty for wherever they are. */
  public static Optional<String> usual(DatabaseConfig config) {
    return config
        .schema()
        .or(
            () ->
                switch (config.databaseType()) {
                  case POSTGRESQL -> Optional.of("public");
                  case MYSQL, MARIADB -> config.database();
                  case SQLSERVER -> Optional.of("dbo");
                  case ORACLE -> config.username().map(name -> name.toUpperCase(Locale.ROOT));
                  case JDBC -> Optional.empty();
                });
  }

  /** The schema whose tables are listed; empty for all, as a name may have its schema before it. */
  static Optional<String> listed(DatabaseConfig config) {
    return isElsewhere(config) ? Optional.empty() : config.schema();
  }

  /** Whether a table may be named with its schema. */
  public static boolean isElsewhere(DatabaseConfig config) {
    return config.table().stream().anyMatch(name -> name.contains("."));
  }
}
