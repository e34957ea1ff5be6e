package io.weik.source.database;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import java.util.Locale;

/** Values as people read and write them. */
final class Shown {
  private Shown() {}

  /** A product as YAML names it. */
  static String of(Product product) {
    return product.name().toLowerCase(Locale.ROOT);
  }

  /** What a source watches, on one line. */
  static String watched(DatabaseConfig config) {
    var tables = String.join(", ", config.table());
    var schema = config.schema().map(name -> name + ".").orElse("");
    return "%s %s \u00b7 %s%s".formatted(of(config.databaseType()), place(config), schema, tables);
  }

  /** Where the database is. */
  static String place(DatabaseConfig config) {
    return config
        .jdbcUrl()
        .orElseGet(
            () ->
                "%s:%d/%s"
                    .formatted(
                        config.host().orElse(""), config.usedPort(), config.database().orElse("")));
  }
}
