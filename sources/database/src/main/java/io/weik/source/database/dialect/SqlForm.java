package io.weik.source.database.dialect;

import io.weik.source.database.table.Column;
import io.weik.source.database.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How one product spells queries.
 *
 * @param quote what an identifier begins with
 * @param unquote what it ends with; doubled within
 * @param comparesRows whether rows are compared as wholes, and indexes used for it
 * @param marker what a value to be compared with {@link Column#orderBy} is marked by
 */
record SqlForm(
    char quote,
    char unquote,
    Limit limit,
    Nulls nulls,
    boolean comparesRows,
    Function<Column, String> marker) {
  /** One in double quotes, whose values are marked by question marks. */
  static SqlForm standard(Limit limit, Nulls nulls, boolean comparesRows) {
    return new SqlForm('"', '"', limit, nulls, comparesRows, _ -> "?");
  }

  /** How a query says that it wants the first rows only. */
  enum Limit {
    /** {@code LIMIT 5} at the end. */
    LIMIT,
    /** {@code SELECT TOP (5)} at the beginning. */
    TOP,
    /** {@code FETCH FIRST 5 ROWS ONLY} at the end, as in SQL:2008. */
    FETCH
  }

  /** How a query says that NULLs come first. */
  enum Nulls {
    /** They do anyway. */
    FIRST_ALREADY,
    /** {@code NULLS FIRST}. */
    KEYWORD,
    /** Ordering by whether it is NULL before ordering by the value. */
    CASE
  }

  String quoted(String identifier) {
    var text = String.valueOf(unquote);
    return quote + identifier.replace(text, text + text) + unquote;
  }

  String quoted(TableName table) {
    return table.schema().isEmpty()
        ? quoted(table.name())
        : quoted(table.schema()) + "." + quoted(table.name());
  }

  /** As {@link Dialect#select}. */
  String select(
      TableName table, List<Column> columns, List<String> where, List<Column> orderBy, int rows) {
    var sql = new StringBuilder("SELECT ");
    if (rows > 0 && limit == Limit.TOP) {
      sql.append("TOP (").append(rows).append(") ");
    }
    sql.append(
        columns.isEmpty()
            ? "1"
            : columns.stream().map(Column::select).collect(Collectors.joining(", ")));
    sql.append(" FROM ").append(quoted(table));
    if (!where.isEmpty()) {
      sql.append(
          where.stream()
              // on lines of their own, so that a comment ends with its condition
              .map(condition -> "(" + condition + "\n)")
              .collect(Collectors.joining(" AND ", " WHERE ", "")));
    }
    if (!orderBy.isEmpty()) {
      sql.append(
          orderBy.stream().map(this::order).collect(Collectors.joining(", ", " ORDER BY ", "")));
    }
    return sql.append(end(rows)).toString();
  }

  private String end(int rows) {
    return rows == 0
        ? ""
        : switch (limit) {
          case LIMIT -> " LIMIT " + rows;
          case TOP -> "";
          case FETCH -> " FETCH FIRST " + rows + " ROWS ONLY";
        };
  }

  private String order(Column column) {
    var by = column.orderBy();
    return column.nullable()
        ? switch (nulls) {
          case FIRST_ALREADY -> by;
          case KEYWORD -> by + " NULLS FIRST";
          case CASE -> "CASE WHEN " + by + " IS NULL THEN 0 ELSE 1 END, " + by;
        }
        : by; // an index has no place for NULLs that cannot be, and would not be used
  }

  /** As {@link Dialect#after}. */
  String after(List<Column> columns, boolean orEqual) {
    var last = orEqual ? " >= " : " > ";
    if (columns.size() == 1) {
      return compared(columns.getFirst(), last);
    }
    if (comparesRows) {
      return columns.stream().map(Column::orderBy).collect(Collectors.joining(", ", "(", ")"))
          + last
          + columns.stream().map(marker).collect(Collectors.joining(", ", "(", ")"));
    }
    // the first part alone lets an index be used from there on
    return compared(columns.getFirst(), " >= ") + " AND (" + expanded(columns, last) + ")";
  }

  /** {@code a > ? OR a = ? AND b > ?}. */
  private String expanded(List<Column> columns, String last) {
    var ways = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      var way = new StringBuilder();
      columns.subList(0, i).forEach(each -> way.append(compared(each, " = ")).append(" AND "));
      ways.add(way + compared(columns.get(i), i == columns.size() - 1 ? last : " > "));
    }
    return String.join(" OR ", ways);
  }

  private String compared(Column column, String operator) {
    return column.orderBy() + operator + marker.apply(column);
  }

  /** Which of the columns each marker of {@link #after} stands for, in order. */
  List<Integer> markers(int columns) {
    if (columns == 1 || comparesRows) {
      return IntStream.range(0, columns).boxed().toList();
    }
    var markers = new ArrayList<>(List.of(0));
    for (int i = 0; i < columns; i++) {
      markers.addAll(IntStream.rangeClosed(0, i).boxed().toList());
    }
    return markers;
  }
}
