package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses of a table's columns and keys what the config asks for. */
record TableShape(DatabaseConfig config) {
  /**
   * The table as the config wants to see it.
   *
   * @param all all its columns, in their order
   * @param keys those that the server enforces
   * @throws ProblemException when it lacks a column that the config names
   */
  Table table(TableName name, List<Column> all, List<UniqueKey> keys) {
    var byName = all.stream().collect(Collectors.toMap(Column::name, Function.identity()));
    var key = key(name, byName, keys);
    var wanted = new HashSet<>(key);
    config.columns().forEach(column -> wanted.add(existing(name, byName, "Columns", column)));
    config
        .cursorColumn()
        .ifPresent(each -> wanted.add(existing(name, byName, "CursorColumn", each)));
    var chosen =
        config.columns().isEmpty()
            ? all
            : all.stream().filter(column -> wanted.contains(column.name())).toList();
    var names = chosen.stream().map(Column::name).toList();
    return new Table(name, chosen, key.stream().map(names::indexOf).toList());
  }

  private List<String> key(TableName name, Map<String, Column> columns, List<UniqueKey> keys) {
    var enforced = UniqueKey.best(keys, usable(columns));
    if (config.keyColumns().isEmpty() || isForOtherTables(columns, enforced)) {
      return enforced;
    }
    var key = new ArrayList<String>();
    for (var each : config.keyColumns()) {
      var column = columns.get(existing(name, columns, "KeyColumns", each));
      if (column != null && column.order().isEmpty()) {
        throw new ProblemException(
            Problem.user("a column that cannot be a key")
                .path("spec.Parameters.KeyColumns")
                .value("%s (%s) of %s".formatted(each, column.type(), name))
                .expected("columns of numbers, texts or times"));
      }
      key.add(each);
    }
    return key;
  }

  /** Whether this is a table with a key among several, of which another needs KeyColumns. */
  private boolean isForOtherTables(Map<String, Column> columns, List<String> enforced) {
    return !enforced.isEmpty()
        && (config.table().size() > 1 || config.table().getFirst().contains("*"))
        && !columns.keySet().containsAll(config.keyColumns());
  }

  private static java.util.function.Predicate<String> usable(Map<String, Column> columns) {
    return name ->
        Optional.ofNullable(columns.get(name))
            .filter(column -> !column.nullable() && column.order().isPresent())
            .isPresent();
  }

  private static String existing(
      TableName table, Map<String, Column> columns, String parameter, String column) {
    if (!columns.containsKey(column)) {
      throw new ProblemException(missing(table, columns.keySet(), parameter, column));
    }
    return column;
  }

  /** A table has no column of this name. */
  static Problem missing(
      TableName table, java.util.Set<String> columns, String parameter, String column) {
    var problem =
        Problem.user("table " + table + " has no such column")
            .path("spec.Parameters." + parameter)
            .value(column);
    var sorted = columns.stream().sorted().toList();
    return NearNames.hint(column, sorted).map(problem::hint).orElse(problem);
  }
}
