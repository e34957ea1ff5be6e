package io.weik.source.database.poll;

import io.weik.source.database.config.DatabaseConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Tells what a source looks at, so that state about another thing is not taken for state about
 * this. Nothing can be read from it, as addresses may hold passwords.
 */
final class Watched {
  private static final int LENGTH = 12;

  private Watched() {}

  /** The database, as the config names it. */
  static String database(DatabaseConfig config) {
    return digest(
        List.of(
            config.databaseType().name(),
            config.host().orElse(""),
            String.valueOf(config.usedPort()),
            config.database().orElse(""),
            config.jdbcUrl().orElse("")));
  }

  /** The tables, as the config names them in the database. */
  static String tables(DatabaseConfig config) {
    return digest(
        List.of(database(config), config.schema().orElse(""), String.join("\0", config.table())));
  }

  /** The rows of a table, as the config names them. */
  static String rows(DatabaseConfig config) {
    return digest(List.of(database(config), config.where().orElse("")));
  }

  private static String digest(List<String> parts) {
    try {
      var sum = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sum.update(part.getBytes(StandardCharsets.UTF_8));
        sum.update((byte) 0);
      }
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(sum.digest(), LENGTH));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
