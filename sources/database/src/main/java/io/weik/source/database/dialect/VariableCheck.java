package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.resource.VariableMapping;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds variables that no event of a table will fill. */
record VariableCheck(DatabaseConfig config, List<VariableMapping> variables) {
  /** The members of the data of every event. */
  private static final Set<String> OF_EVENTS =
      Set.of(
          "operation",
          "schema",
          "table",
          "key",
          "before",
          "after",
          "changedColumns",
          "position",
          "transaction",
          "committedAt");

  private static final Pattern ROW = Pattern.compile("(?:\\$\\.)?(?:after|before|key)\\.(.+)");
  private static final Pattern FIRST = Pattern.compile("(?:\\$\\.)?([^.\\[$]+).*");

  /** What is wrong with them, as far as the tables are known. */
  List<Problem> problems(List<Table> tables) {
    var columns =
        tables.stream()
            .flatMap(table -> table.columns().stream().map(Column::name))
            .distinct()
            .sorted()
            .toList();
    return tables.isEmpty()
        ? List.of()
        : variables.stream()
            .flatMap(each -> problem(each.sourceColumn(), tables, columns).stream())
            .toList();
  }

  private Optional<Problem> problem(String written, List<Table> tables, List<String> columns) {
    var row = ROW.matcher(written);
    var path = row.matches() ? row.group(1) : written;
    var first = FIRST.matcher(path);
    if (columns.contains(path) || !first.matches()) {
      return Optional.empty();
    }
    var name = first.group(1);
    if (columns.contains(name) || (!row.matches() && OF_EVENTS.contains(name))) {
      return Optional.empty();
    }
    var table = tables.size() == 1 ? "table " + tables.getFirst().name() : "none of the tables";
    var verb = tables.size() == 1 ? " has no such column" : " has such a column";
    var problem =
        Problem.user("SourceColumn of a variable: " + table + verb)
            .path("spec.Parameters." + (config.columns().isEmpty() ? "Table" : "Columns"))
            .value(name);
    return NearNames.hint(name, columns).map(problem::hint).or(() -> Optional.of(problem));
  }
}
