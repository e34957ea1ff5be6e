package io.weik.source.database.dialect;

import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keys that MySQL and MariaDB enforce on whole columns; parts of texts and expressions are none.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/information-schema-statistics-table.html">The
 *     INFORMATION_SCHEMA STATISTICS Table</a>
 */
public final class MySqlKeys {
  private static final String KEYS =
      """
      SELECT table_schema, table_name, index_name, column_name, sub_part
      FROM information_schema.statistics WHERE non_unique = 0 AND %s
      ORDER BY table_schema, table_name, index_name, seq_in_index
      """;

  private static final String OF_TABLE = KEYS.formatted("table_schema = ? AND table_name = ?");
  private static final String OF_SCHEMA = KEYS.formatted("(? = '' OR table_schema = ?)");
  private static final String PRIMARY = "PRIMARY";

  private record Index(TableName table, String name) {}

  private record Part(Index index, String column, boolean isWhole) {
    static Part read(ResultSet row) throws SQLException {
      return new Part(
          new Index(Query.table(row), row.getString(3)),
          Optional.ofNullable(row.getString(4)).orElse(""), // of an expression
          row.getString(5) == null);
    }
  }

  private MySqlKeys() {}

  /** Those of one table. */
  static List<UniqueKey> of(Connection connection, TableName table) throws SQLException {
    var parts = Query.rows(connection, OF_TABLE, Part::read, table.schema(), table.name());
    return keys(parts).getOrDefault(table, List.of());
  }

  /** Those of all tables in a schema; empty for all schemas. */
  public static Map<TableName, List<UniqueKey>> ofAll(Connection connection, String schema)
      throws SQLException {
    return keys(Query.rows(connection, OF_SCHEMA, Part::read, schema, schema));
  }

  private static Map<TableName, List<UniqueKey>> keys(List<Part> parts) {
    var indices = new LinkedHashMap<Index, List<Part>>();
    parts.forEach(part -> indices.computeIfAbsent(part.index, _ -> new ArrayList<>()).add(part));
    return indices.entrySet().stream()
        .filter(each -> each.getValue().stream().allMatch(MySqlKeys::isColumn))
        .collect(
            Collectors.groupingBy(
                each -> each.getKey().table,
                Collectors.mapping(
                    each -> key(each.getKey().name, each.getValue()), Collectors.toList())));
  }

  private static boolean isColumn(Part part) {
    return part.isWhole && !part.column.isEmpty();
  }

  private static UniqueKey key(String name, List<Part> parts) {
    return new UniqueKey(name, name.equals(PRIMARY), parts.stream().map(Part::column).toList());
  }
}
