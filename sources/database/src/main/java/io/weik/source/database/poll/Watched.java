package io.weik.source.database.poll;

import io.weik.api.digest.Sha256;
import io.weik.source.database.config.DatabaseConfig;

/**
 * Tells what a source looks at in its database, so that state about another thing is not taken for
 * state about this; all state is forgotten when the database is another. Conditions may hold what
 * is nobody's business, so that nothing can be read from it.
 */
final class Watched {
  private static final int LENGTH = 12;

  private Watched() {}

  /** The tables, as the config names them in the database. */
  static String tables(DatabaseConfig config) {
    return digest(config.schema().orElse("") + "\0" + String.join("\0", config.table()));
  }

  /** The rows of a table, as the config names them. */
  static String rows(DatabaseConfig config) {
    return digest(config.where().orElse(""));
  }

  private static String digest(String text) {
    return new Sha256().add(text).hex(LENGTH);
  }
}
