package io.weik.source.database.dialect;

import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Keys of SQL Server, whose driver does not tell which are of some rows only.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-indexes-transact-sql">sys.indexes</a>
 */
final class SqlServerKeys implements JdbcCatalog.Keys {
  static final String KEYS =
      """
      SELECT i.name, i.is_primary_key, c.name
      FROM sys.indexes i
      JOIN sys.objects o ON o.object_id = i.object_id
      JOIN sys.schemas s ON s.schema_id = o.schema_id
      JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
      JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
      WHERE s.name = ? AND o.name = ? AND i.is_unique = 1 AND i.has_filter = 0
        AND i.is_disabled = 0 AND k.is_included_column = 0
      ORDER BY i.index_id, k.key_ordinal
      """;

  private record Part(String key, boolean isPrimary, String column) {}

  @Override
  public List<UniqueKey> of(Connection connection, TableName table) throws SQLException {
    var parts =
        Query.rows(
            connection,
            KEYS,
            row -> new Part(row.getString(1), row.getBoolean(2), row.getString(3)),
            table.schema(),
            table.name());
    var keys = new LinkedHashMap<String, List<Part>>();
    parts.forEach(part -> keys.computeIfAbsent(part.key, _ -> new ArrayList<>()).add(part));
    return keys.entrySet().stream()
        .map(
            key ->
                new UniqueKey(
                    key.getKey(),
                    key.getValue().getFirst().isPrimary,
                    key.getValue().stream().map(Part::column).toList()))
        .toList();
  }
}
