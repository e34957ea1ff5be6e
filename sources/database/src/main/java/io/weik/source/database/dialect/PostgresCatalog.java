package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.value.PostgresType;
import io.weik.source.database.value.PostgresTypes;
import io.weik.source.database.value.PostgresValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables of PostgreSQL, read from its system catalogs, which everyone may read.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalogs.html">System Catalogs</a>
 */
record PostgresCatalog(DatabaseConfig config, SqlForm form) implements Catalog {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
        AND (CAST(? AS text) IS NULL OR n.nspname = ?)
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.atttypid::bigint,
        NOT (a.attnotnull OR t.typnotnull)
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  private static final String KEYS =
      """
      SELECT x.relname, i.indisprimary,
        ARRAY(SELECT a.attname::text
          FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
          WHERE k.place <= i.indnkeyatts ORDER BY k.place)
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
      JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND i.indisunique AND i.indisvalid
        AND i.indpred IS NULL AND i.indexprs IS NULL
      """;

  private record Described(String name, String type, long oid, boolean nullable) {}

  @Override
  public List<TableName> tables(Connection connection) throws SQLException {
    var schema = Schemas.listed(config).orElse(null);
    return Query.rows(connection, TABLES, Query::table, schema, schema);
  }

  @Override
  public Optional<Table> describe(Connection connection, TableName name) throws SQLException {
    var described =
        Query.rows(connection, COLUMNS, PostgresCatalog::column, name.schema(), name.name());
    if (described.isEmpty()) {
      return Optional.empty();
    }
    var types = PostgresTypes.read(connection, described.stream().map(Described::oid).toList());
    var columns = new ArrayList<Column>();
    for (var each : described) {
      var type = types.getOrDefault(each.oid, new PostgresType.Scalar(each.oid, ""));
      columns.add(column(each, type));
    }
    var keys = Query.rows(connection, KEYS, PostgresCatalog::key, name.schema(), name.name());
    return Optional.of(new TableShape(config).table(name, columns, keys));
  }

  private Column column(Described column, PostgresType type) {
    var quoted = form.quoted(column.name);
    return new Column(
        column.name,
        column.type,
        PostgresValues.writer(type, config.decimals()),
        PostgresValues.select(quoted, type),
        PostgresValues.orderBy(quoted, type),
        Optional.of(PostgresValues.order(type)),
        column.nullable);
  }

  private static Described column(ResultSet row) throws SQLException {
    return new Described(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4));
  }

  private static UniqueKey key(ResultSet row) throws SQLException {
    var columns = List.of((String[]) row.getArray(3).getArray());
    return new UniqueKey(row.getString(1), row.getBoolean(2), columns);
  }
}
