package io.weik.source.database.postgres;

/** Spells names in SQL that takes no parameters. */
final class Sql {
  /** Where the log ends, by an expression. */
  static final String END =
      "CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()"
          + " ELSE pg_catalog.pg_current_wal_lsn() END";

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
