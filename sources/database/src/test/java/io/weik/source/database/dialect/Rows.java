package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows as sources do. */
final class Rows {
  private Rows() {}

  /** All rows in the order of all columns, each as its raw values with blanks between. */
  static List<String> all(Dialect dialect, Table table) throws SQLException {
    var sql = dialect.select(table.name(), table.columns(), List.of(), table.columns(), 0);
    try (var connection = dialect.connect();
        var statement = dialect.prepare(connection, sql)) {
      return read(dialect, statement, table);
    }
  }

  /** The first rows after one with these values in all columns. */
  static List<String> after(Dialect dialect, Table table, boolean orEqual, String... key)
      throws SQLException {
    var columns = table.columns();
    var where = List.of(dialect.after(columns, orEqual));
    var sql = dialect.select(table.name(), columns, where, columns, 5);
    var raw = Stream.of(key).map(text -> text.getBytes(StandardCharsets.UTF_8));
    try (var connection = dialect.connect();
        var statement = dialect.prepare(connection, sql)) {
      dialect.bind(statement, 1, columns, raw.toArray(byte[][]::new));
      return read(dialect, statement, table);
    }
  }

  private static List<String> read(Dialect dialect, PreparedStatement statement, Table table)
      throws SQLException {
    return read(dialect::raw, statement, table);
  }

  /** Gives the raw value of a column of a row. */
  @FunctionalInterface
  interface Reader {
    byte @Nullable [] raw(ResultSet rows, int index, Column column) throws SQLException;
  }

  /** All rows of a query of the table's columns. */
  static List<String> read(Reader reader, PreparedStatement statement, Table table)
      throws SQLException {
    var rows = new ArrayList<String>();
    try (var result = statement.executeQuery()) {
      while (result.next()) {
        var values = new ArrayList<String>();
        for (int i = 0; i < table.columns().size(); i++) {
          byte[] raw = reader.raw(result, i + 1, table.columns().get(i));
          values.add(raw == null ? "NULL" : new String(raw, StandardCharsets.UTF_8));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }
}
