package io.weik.source.database.postgres;

import io.weik.source.database.dialect.OwnComment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A publication as the server has it: which changes of which tables are told to a reader.
 *
 * @param oid the server's number of it, another one when it is made anew
 * @param wide whether it holds all tables, or all of a schema
 * @param operations as {@code insert}
 * @param byRoot whether changes of partitions are told as those of the table that they are of
 * @param comment what was said of it; empty for nothing
 * @param tables the tables that it names, in SQL, by the server's number of them
 * @see <a href="https://www.postgresql.org/docs/current/sql-createpublication.html">CREATE
 *     PUBLICATION</a>
 */
record Publication(
    long oid,
    boolean wide,
    Set<String> operations,
    boolean byRoot,
    String comment,
    Map<Long, String> tables) {
  private static final String FIND =
      """
      SELECT p.oid, p.puballtables OR $schemas, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
        coalesce(CAST(to_jsonb(p)->>'pubviaroot' AS boolean), true),
        coalesce(pg_catalog.obj_description(p.oid, 'pg_publication'), ''), p.pubname
      FROM pg_catalog.pg_publication p WHERE p.pubname = ANY (?)
      """;
  private static final String OF_SCHEMA =
      "EXISTS (SELECT 1 FROM pg_catalog.pg_publication_namespace n WHERE n.pnpubid = p.oid)";
  private static final String TABLES =
      """
      SELECT r.prpubid, c.oid, format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_publication p JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid
      JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE p.pubname = ANY (?)
      """;
  private static final int WITH_SCHEMAS = 15;
  private static final List<String> OPERATIONS = List.of("insert", "update", "delete", "truncate");
  private static final int FIRST_OPERATION = 3;

  /** Whether a source made it. */
  boolean isOwn() {
    return comment.startsWith(OwnComment.PUBLICATION);
  }

  /** Those of the publications with these names that are there. */
  static Map<String, Publication> find(Connection connection, List<String> names)
      throws SQLException {
    var tables = tables(connection, names);
    boolean schemas = connection.getMetaData().getDatabaseMajorVersion() >= WITH_SCHEMAS;
    var sql = FIND.replace("$schemas", schemas ? OF_SCHEMA : "false");
    var found = new TreeMap<String, Publication>();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(9), of(rows, tables));
        }
      }
    }
    return found;
  }

  private static Publication of(ResultSet row, Map<Long, Map<Long, String>> tables)
      throws SQLException {
    var operations = new TreeSet<String>();
    for (int i = 0; i < OPERATIONS.size(); i++) {
      if (row.getBoolean(FIRST_OPERATION + i)) {
        operations.add(OPERATIONS.get(i));
      }
    }
    long oid = row.getLong(1);
    return new Publication(
        oid,
        row.getBoolean(2),
        operations,
        row.getBoolean(7),
        row.getString(8),
        tables.getOrDefault(oid, Map.of()));
  }

  private static Map<Long, Map<Long, String>> tables(Connection connection, List<String> names)
      throws SQLException {
    var tables = new TreeMap<Long, Map<Long, String>>();
    try (var statement = connection.prepareStatement(TABLES)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          tables
              .computeIfAbsent(rows.getLong(1), _ -> new TreeMap<>())
              .put(rows.getLong(2), rows.getString(3));
        }
      }
    }
    return tables;
  }
}
