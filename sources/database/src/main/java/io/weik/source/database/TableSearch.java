package io.weik.source.database;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.NearNames;
import io.weik.source.database.dialect.Schemas;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds the tables that a config means in a database. */
record TableSearch(DatabaseConfig config, Dialect dialect, Connection connection) {
  /**
   * Those that are there now; never none.
   *
   * @throws ProblemException when one that is named is not there, or a pattern fits none
   */
  List<TableName> found() throws SQLException {
    var all = dialect.tables(connection);
    var selection = Schemas.selection(config);
    var absent = selection.absent(all);
    if (!absent.isEmpty()) {
      throw new ProblemException(absent.stream().map(name -> missing(name, all)).toList());
    }
    var found = selection.of(all);
    if (found.isEmpty()) {
      throw new ProblemException(
          Problem.user("no table fits")
              .path("spec.Parameters.Table")
              .value(String.join(", ", config.table())));
    }
    return found;
  }

  private static Problem missing(String name, List<TableName> all) {
    var problem = Problem.user("no such table").path("spec.Parameters.Table").value(name);
    return NearNames.hint(name, all.stream().map(TableName::name).toList())
        .map(problem::hint)
        .orElse(problem);
  }
}
