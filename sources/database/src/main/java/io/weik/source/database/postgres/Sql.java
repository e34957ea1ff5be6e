package io.weik.source.database.postgres;

/** Spells names in SQL that takes no parameters. */
final class Sql {
  private Sql() {}

  /** An identifier in quotes. */
  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text in quotes. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
