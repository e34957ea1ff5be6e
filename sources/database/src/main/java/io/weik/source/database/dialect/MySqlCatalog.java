package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.value.MySqlValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tables of MySQL and MariaDB, of which the server shows those that the user has a right on.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/information-schema.html">INFORMATION_SCHEMA
 *     Tables</a>
 */
record MySqlCatalog(DatabaseConfig config, SqlForm form) implements Catalog {
  private static final String TABLES =
      """
      SELECT table_schema, table_name FROM information_schema.tables
      WHERE table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
        AND (? IS NULL OR table_schema = ?)
      """;

  private static final String COLUMNS =
      """
      SELECT column_name, column_type, is_nullable FROM information_schema.columns
      WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position
      """;

  /** A JSON column of MariaDB is a long text that is checked. */
  private static final String JSON_COLUMNS =
      """
      SELECT constraint_name FROM information_schema.check_constraints
      WHERE constraint_schema = ? AND table_name = ? AND check_clause LIKE 'json_valid(%'
      """;

  private record Described(String name, String type, boolean nullable) {}

  @Override
  public List<TableName> tables(Connection connection) throws SQLException {
    var schema = Schemas.isElsewhere(config) ? null : Schemas.usual(config).orElse(null);
    return Query.rows(connection, TABLES, Query::table, schema, schema);
  }

  @Override
  public Optional<Table> describe(Connection connection, TableName name) throws SQLException {
    var described =
        Query.rows(
            connection,
            COLUMNS,
            row -> new Described(row.getString(1), row.getString(2), row.getBoolean(3)),
            name.schema(),
            name.name());
    if (described.isEmpty()) {
      requireReadable(connection, name);
      return Optional.empty();
    }
    var json = jsonColumns(connection, name);
    var columns = described.stream().map(each -> column(each, json.contains(each.name))).toList();
    return Optional.of(new TableShape(config).table(name, columns, MySqlKeys.of(connection, name)));
  }

  /** A table that is shown without columns is one that the user may not read, and not gone. */
  private void requireReadable(Connection connection, TableName name) throws SQLException {
    var shown = Query.rows(connection, TABLES, Query::table, name.schema(), name.schema());
    if (shown.contains(name)) {
      Query.rows(
          connection, "SELECT 1 FROM %s WHERE 1 = 0".formatted(form.quoted(name)), Query::name);
    }
  }

  private Column column(Described column, boolean isJson) {
    var quoted = form.quoted(column.name);
    var type = isJson ? "json" : column.type;
    return new Column(
        column.name,
        type,
        MySqlValues.writer(type, config.decimals()),
        MySqlValues.select(quoted, type),
        MySqlValues.orderBy(quoted, type),
        MySqlValues.order(type),
        column.nullable);
  }

  private static Set<String> jsonColumns(Connection connection, TableName name)
      throws SQLException {
    var version = Query.text(connection, "SELECT VERSION()").orElse("");
    return MySqlConnector.isMariaDb(version)
        ? Set.copyOf(Query.rows(connection, JSON_COLUMNS, Query::name, name.schema(), name.name()))
        : Set.of();
  }
}
