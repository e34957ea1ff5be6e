package io.weik.source.database.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short questions to a server. */
final class Sql {
  private Sql() {}

  /** The first value of the first row; empty for NULL or no row. */
  static String text(Connection connection, String sql, String... parameters) throws SQLException {
    var rows = rows(connection, sql, parameters);
    return rows.isEmpty() ? "" : rows.getFirst().getFirst();
  }

  /** All rows, each value in text, NULL as the empty one. */
  static List<List<String>> rows(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (var result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        var rows = new ArrayList<List<String>>();
        while (result.next()) {
          var row = new ArrayList<String>(columns);
          for (int i = 1; i <= columns; i++) {
            var value = result.getString(i);
            row.add(value == null ? "" : value);
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
