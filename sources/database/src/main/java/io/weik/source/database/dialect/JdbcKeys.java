package io.weik.source.database.dialect;

import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys as a JDBC driver tells of them. */
final class JdbcKeys implements JdbcCatalog.Keys {
  @Override
  public List<UniqueKey> of(Connection connection, TableName table) throws SQLException {
    var data = connection.getMetaData();
    var catalog = connection.getCatalog();
    var schema = table.schema().isEmpty() ? null : table.schema();
    var keys = new ArrayList<UniqueKey>();
    primary(data, catalog, schema, table.name()).ifPresent(keys::add);
    keys.addAll(unique(data, catalog, schema, table.name()));
    return keys;
  }

  private static Optional<UniqueKey> primary(
      DatabaseMetaData data, @Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    var columns = new TreeMap<Integer, String>();
    try (var rows = data.getPrimaryKeys(catalog, schema, table)) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new UniqueKey("", true, List.copyOf(columns.values())));
  }

  private static List<UniqueKey> unique(
      DatabaseMetaData data, @Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    var keys = new TreeMap<String, Map<Integer, String>>();
    // approximate: else Oracle would gather statistics of the table
    try (var rows = data.getIndexInfo(catalog, schema, table, true, true)) {
      while (rows.next()) {
        var name = rows.getString("INDEX_NAME");
        if (name != null && !rows.getBoolean("NON_UNIQUE")) {
          var column = Optional.ofNullable(rows.getString("COLUMN_NAME")).orElse("");
          var part = Optional.ofNullable(rows.getString("FILTER_CONDITION")).map(_ -> "");
          keys.computeIfAbsent(name, _ -> new TreeMap<>())
              .put(rows.getInt("ORDINAL_POSITION"), part.orElse(column));
        }
      }
    }
    return keys.entrySet().stream()
        .map(key -> new UniqueKey(key.getKey(), false, List.copyOf(key.getValue().values())))
        .toList();
  }
}
