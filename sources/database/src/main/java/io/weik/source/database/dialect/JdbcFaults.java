package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

/** What failures of any database mean, by the SQLSTATE that the standard has for them. */
record JdbcFaults(DatabaseConfig config) implements Faults {
  @Override
  public Problem explain(SQLException failure, Address address) {
    return NetworkFaults.explain(failure, address).orElseGet(() -> told(failure));
  }

  private Problem told(SQLException failure) {
    var text = String.valueOf(failure.getMessage());
    var state = String.valueOf(failure.getSQLState());
    var problems = new UsualProblems(config, new Address("the database", 0));
    if (failure instanceof SQLTimeoutException || state.equals("57014")) {
      return problems.slow();
    }
    if (failure instanceof SQLTransientException) {
      return Problem.remote(text);
    }
    return switch (state) {
      case "28000", "28P01" ->
          Problem.user("the database does not take user and password")
              .path("spec.Parameters.Password");
      case "42S02", "42P01", "42S03", "42S04" -> problems.told(text).path("spec.Parameters.Table");
      case "42S22", "42703" -> problems.condition(text, "Columns");
      case "42000", "42001", "42601" -> problems.condition(text, "Where");
      default -> problems.other(text, failure.getSQLState());
    };
  }
}
