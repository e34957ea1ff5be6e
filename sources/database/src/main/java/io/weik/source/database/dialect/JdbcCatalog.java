package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.value.PlainValues;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables as a JDBC driver tells of them. */
record JdbcCatalog(DatabaseConfig config, SqlForm form, PlainTypes types, Keys keys)
    implements Catalog {
  private static final Set<String> OF_THE_SERVER = Set.of("information_schema", "sys");
  private static final Set<String> SIZED = Set.of("char", "binary", "varying", "raw");

  /** Finds the keys of a table. */
  @FunctionalInterface
  interface Keys {
    /** All unique keys, without those of expressions or of some rows only. */
    List<UniqueKey> of(Connection connection, TableName table) throws SQLException;
  }

  @Override
  public List<TableName> tables(Connection connection) throws SQLException {
    var schema =
        Schemas.isElsewhere(config)
            ? null
            : Schemas.usual(config).orElseGet(() -> currentSchema(connection));
    var data = connection.getMetaData();
    var tables = new ArrayList<TableName>();
    try (var rows = data.getTables(connection.getCatalog(), pattern(data, schema), "%", null)) {
      while (rows.next()) {
        var name = new TableName(text(rows, "TABLE_SCHEM"), rows.getString("TABLE_NAME"));
        boolean isOfServer = OF_THE_SERVER.contains(name.schema().toLowerCase(Locale.ROOT));
        if (isReadable(text(rows, "TABLE_TYPE")) && !isOfServer) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  private static boolean isReadable(String type) {
    var upper = type.toUpperCase(Locale.ROOT);
    return (upper.contains("TABLE") || upper.contains("VIEW")) && !upper.contains("SYSTEM");
  }

  @SuppressWarnings("NullAway") // some databases have no schemas
  private static @Nullable String currentSchema(Connection connection) {
    try {
      return connection.getSchema();
    } catch (SQLException | AbstractMethodError _) { // a driver of before JDBC 4.1
      return null;
    }
  }

  @Override
  public Optional<Table> describe(Connection connection, TableName name) throws SQLException {
    var data = connection.getMetaData();
    var columns = new ArrayList<Column>();
    try (var rows =
        data.getColumns(
            connection.getCatalog(),
            name.schema().isEmpty() ? null : pattern(data, name.schema()),
            pattern(data, name.name()),
            "%")) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equals(name.name())
            && text(rows, "TABLE_SCHEM").equals(name.schema())) {
          columns.add(column(rows));
        }
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableShape(config).table(name, columns, keys.of(connection, name)));
  }

  private Column column(ResultSet row) throws SQLException {
    var name = row.getString("COLUMN_NAME");
    int code = row.getInt("DATA_TYPE");
    var typeName = text(row, "TYPE_NAME").replace(" identity", "").replace("()", "");
    int size = row.getInt("COLUMN_SIZE");
    int digits = row.getInt("DECIMAL_DIGITS");
    boolean nullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
    var text = shown(typeName, size, digits);
    var type = types.put(text, code, typeName);
    var quoted = form.quoted(name);
    return new Column(
        name,
        text,
        PlainValues.writer(type, config.decimals()),
        PlainValues.select(quoted, type),
        PlainValues.orderBy(quoted, type),
        PlainValues.order(type),
        nullable);
  }

  private static String shown(String type, int size, int digits) {
    var lower = type.toLowerCase(Locale.ROOT);
    if (type.contains("(") || size <= 0) {
      return type;
    }
    if (lower.startsWith("decimal") || lower.startsWith("num")) {
      return "%s(%d,%d)".formatted(type, size, digits);
    }
    return SIZED.stream().anyMatch(lower::contains) ? "%s(%d)".formatted(type, size) : type;
  }

  /** A name in which nothing stands for anything else. */
  private static @Nullable String pattern(DatabaseMetaData data, @Nullable String name)
      throws SQLException {
    if (name == null) {
      return null;
    }
    var escape = data.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
