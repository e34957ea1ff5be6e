package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.problem.Suggestions;
import io.weik.api.resource.EventSource;
import io.weik.source.database.config.ChangeTracking;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.InitialSnapshot;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One probe of a server. One thread. */
final class Probing {
  /** Of more tables some are enough. */
  private static final int MOST_TABLES = 20;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final EventSource declaration;
  private final List<Problem> problems = new ArrayList<>();

  Probing(DatabaseConfig config, Dialect dialect, EventSource declaration) {
    this.config = config;
    this.dialect = dialect;
    this.declaration = declaration;
  }

  /** All that is wrong; what depends on something wrong is not asked. */
  List<Problem> problems() {
    boolean hasReplica = config.replica().isPresent();
    if (!config.isPolledOnly()) {
      attempt(this::askServer);
    }
    boolean isReadable = !hasReplica || askReplica();
    if (config.isPolledOnly() && isReadable) {
      attempt(this::askServer);
    }
    return problems;
  }

  private boolean askReplica() {
    try {
      dialect.connectForReading().close();
      return true;
    } catch (ProblemException told) {
      told.problems().forEach(each -> problems.add(each.path("spec.Parameters.Replica")));
    } catch (SQLException failure) {
      problems.add(dialect.explain(failure).path("spec.Parameters.Replica"));
    }
    return false;
  }

  /** A question to the server. */
  @FunctionalInterface
  private interface Question {
    void ask() throws SQLException;
  }

  private boolean attempt(Question question) {
    try {
      question.ask();
      return true;
    } catch (ProblemException told) {
      problems.addAll(told.problems());
    } catch (SQLException failure) {
      problems.add(dialect.explain(failure));
    }
    return false;
  }

  private void askServer() throws SQLException {
    try (var connection = config.isPolledOnly() ? dialect.connectForReading() : dialect.connect()) {
      Opened.setReadTimeout(connection, config.connectTimeout());
      askTables(connection);
    }
  }

  private void askTables(Connection connection) throws SQLException {
    var all = dialect.tables(connection);
    var selection = Schemas.selection(config);
    selection.absent(all).forEach(name -> problems.add(missing(name, all)));
    var found = selection.of(all);
    if (found.isEmpty() && problems.isEmpty()) {
      problems.add(
          Problem.user("no table fits")
              .path("spec.Parameters.Table")
              .value(String.join(", ", config.table())));
    }
    boolean isRead = askLog(connection, found);
    var tables = new ArrayList<Table>();
    for (var name : found.subList(0, Math.min(found.size(), MOST_TABLES))) {
      attempt(() -> askColumns(connection, name).ifPresent(tables::add));
    }
    if (isRead) {
      tables.forEach(table -> attempt(() -> askRows(connection, table)));
    }
    problems.addAll(new VariableCheck(config, declaration.variables()).problems(tables));
  }

  /** Tells what the log lacks when it must be read; true if rows of tables are read at all. */
  private boolean askLog(Connection connection, List<TableName> tables) throws SQLException {
    boolean isSnapshot = config.initialSnapshot() == InitialSnapshot.DATA;
    if (config.isPolledOnly()) {
      return true;
    }
    var obstacles = dialect.obstaclesToLog(connection, tables);
    if (config.changeTracking() == ChangeTracking.AUTO) {
      return isSnapshot || !obstacles.isEmpty();
    }
    obstacles.stream()
        .map(each -> each.path().isPresent() ? each : each.path("spec.Parameters.ChangeTracking"))
        .forEach(problems::add);
    return isSnapshot;
  }

  /** Servers that show no columns to those who may not read them say so when they are read. */
  private Optional<Table> askColumns(Connection connection, TableName name) throws SQLException {
    var table = dialect.describe(connection, name);
    if (table.isEmpty()) {
      askRows(connection, new Table(name, List.of(), List.of()));
    }
    return table;
  }

  /** Reads nothing, but as the source will read. */
  private void askRows(Connection connection, Table table) throws SQLException {
    var where = Stream.concat(config.where().stream(), Stream.of("1 = 0")).toList();
    var sql = dialect.select(table.name(), table.columns(), where, List.of(), 0);
    try (var statement = dialect.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      rows.next();
    }
    config.cursorColumn().ifPresent(name -> askCursor(table, name));
  }

  private void askCursor(Table table, String name) {
    if (table.key().isEmpty()) {
      problems.add(
          Problem.user("table " + table.name() + " has no key, and CursorColumn needs one")
              .path("spec.Parameters.KeyColumns")
              .hint("name the columns that identify a row in KeyColumns"));
    }
    table.columns().stream()
        .filter(column -> column.name().equals(name) && column.order().isEmpty())
        .map(Probing::unordered)
        .forEach(problems::add);
  }

  private static Problem unordered(Column column) {
    return Problem.user("a column whose values have no order")
        .path("spec.Parameters.CursorColumn")
        .value("%s (%s)".formatted(column.name(), column.type()))
        .expected("a number that grows, or the time of the last change");
  }

  private Problem missing(String name, List<TableName> all) {
    var problem = Problem.user("no such table").path("spec.Parameters.Table").value(name);
    var schemas = all.stream().map(TableName::schema).distinct().toList();
    var usual = Schemas.usual(config);
    if (usual.isPresent() && !all.isEmpty() && !schemas.contains(usual.get())) {
      return problem.hint("no tables in schema %s; %s".formatted(usual.get(), list(schemas)));
    }
    boolean seesGrantedOnly =
        config.databaseType() == Product.MYSQL || config.databaseType() == Product.MARIADB;
    var names = all.stream().flatMap(each -> Stream.of(each.name(), each + "")).toList();
    return Suggestions.didYouMean(name, names)
        .map(problem::hint)
        .orElseGet(
            () ->
                seesGrantedOnly
                    ? problem.hint("check its name, and that the user may SELECT from it")
                    : problem.hint(list(all.stream().map(TableName::toString).toList())));
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "there are none" : "there are " + NearNames.list(names);
  }
}
