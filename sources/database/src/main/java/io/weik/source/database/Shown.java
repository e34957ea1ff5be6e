package io.weik.source.database;

import io.weik.api.digest.Sha256;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import java.util.Locale;

/** Values as people read and write them. */
final class Shown {
  /** Too few to guess a secret by. */
  private static final int SHOWN_BYTES = 4;

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

  /** Where the database is; a JDBC address without its properties, which may be secrets. */
  static String place(DatabaseConfig config) {
    return config
        .jdbcUrl()
        .map(url -> url.split("[?;]", 2)[0])
        .orElseGet(
            () ->
                "%s:%d/%s"
                    .formatted(
                        config.host().orElse(""), config.usedPort(), config.database().orElse("")));
  }

  /** What tells the database from every other; shows no more of it than {@link #place}. */
  static String identity(DatabaseConfig config) {
    var place = place(config);
    var properties =
        config
            .jdbcUrl()
            .filter(url -> !url.equals(place))
            .map(url -> "#" + new Sha256().add(url).hex(SHOWN_BYTES))
            .orElse("");
    return of(config.databaseType()) + " " + place + properties;
  }
}
