package io.weik.config.reference;

import java.util.List;

/** Rows of cells as aligned lines. */
final class Columns {
  private Columns() {}

  static List<String> of(List<List<String>> rows) {
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append("  ").append(row.get(i)).append(" ".repeat(width(i, rows) - row.get(i).length()));
    }
    return line.toString().stripTrailing();
  }

  private static int width(int column, List<List<String>> rows) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
