package io.weik.source.database.postgres;

import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table that can be followed in the log.
 *
 * @param oid the server's number of it, which stays when it is renamed
 * @param identified whether the log can tell which row was updated or deleted. The server refuses
 *     updates and deletes of a table that publishes them and of which it cannot
 * @param partitioned whether its rows are in other tables, its partitions
 * @see <a
 *     href="https://www.postgresql.org/docs/current/logical-replication-publication.html">Replica
 *     identity</a>
 */
record FollowedTable(long oid, TableName name, boolean identified, boolean partitioned) {
  /** Partitions tell their changes as those of the table which they are of. */
  private static final String READ =
      """
      WITH named AS (
        SELECT c.oid, n.nspname, c.relname, c.relkind, pg_catalog.pg_partition_root(c.oid)::oid AS root
        FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS wanted(schema, name)
        JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p')
      SELECT t.oid, t.nspname, t.relname, coalesce(t.root, 0),
        NOT EXISTS (
          SELECT 1 FROM (
            SELECT t.oid WHERE t.root IS NULL
            UNION SELECT p.relid::oid FROM pg_catalog.pg_partition_tree(t.oid) p WHERE p.isleaf
          ) leaf(oid) JOIN pg_catalog.pg_class l ON l.oid = leaf.oid
          WHERE l.relkind = 'r' AND NOT (l.relreplident = 'f' OR EXISTS (
            SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = l.oid AND i.indisvalid
              AND i.indimmediate AND CASE l.relreplident
                WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END))),
        t.relkind = 'p'
      FROM named t ORDER BY t.nspname, t.relname
      """;

  private record Found(FollowedTable table, long root) {}

  /** Those of the tables that are there and whose changes are in the log, in order. */
  static List<FollowedTable> read(Connection connection, List<TableName> names)
      throws SQLException {
    var found = new ArrayList<Found>();
    try (var statement = connection.prepareStatement(READ)) {
      statement.setArray(1, array(connection, names.stream().map(TableName::schema).toList()));
      statement.setArray(2, array(connection, names.stream().map(TableName::name).toList()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var name = new TableName(rows.getString(2), rows.getString(3));
          var table =
              new FollowedTable(rows.getLong(1), name, rows.getBoolean(5), rows.getBoolean(6));
          found.add(new Found(table, rows.getLong(4)));
        }
      }
    }
    return withoutPartitions(found);
  }

  private static java.sql.Array array(Connection connection, List<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** A partition is left out where its root is there. */
  private static List<FollowedTable> withoutPartitions(List<Found> found) {
    Set<Long> all = found.stream().map(each -> each.table.oid).collect(Collectors.toSet());
    return found.stream()
        .filter(each -> each.root == each.table.oid || !all.contains(each.root))
        .map(Found::table)
        .toList();
  }

  /** The name in SQL. */
  String quoted() {
    return Sql.quoted(name.schema()) + "." + Sql.quoted(name.name());
  }
}
