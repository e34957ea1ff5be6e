package io.weik.source.database.dialect;

import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks servers about themselves. */
final class Query {
  private Query() {}

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a small result. */
  static <T> List<T> rows(
      Connection connection, String sql, Reader<T> reader, @Nullable String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }
  }

  /** The first column of the first row, as text; empty for no row and for NULL. */
  static Optional<String> text(Connection connection, String sql, @Nullable String... values)
      throws SQLException {
    return rows(connection, sql, row -> Optional.ofNullable(row.getString(1)), values).stream()
        .findFirst()
        .flatMap(text -> text);
  }

  /** A table from its schema and its name. */
  static TableName table(ResultSet row) throws SQLException {
    return new TableName(row.getString(1), row.getString(2));
  }

  /** A name from the first column. */
  static String name(ResultSet row) throws SQLException {
    return row.getString(1);
  }
}
