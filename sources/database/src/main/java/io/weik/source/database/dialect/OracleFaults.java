package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.SQLException;

/**
 * What failures of Oracle mean, by their ORA numbers.
 *
 * @see <a href="https://docs.oracle.com/en/error-help/db/">Oracle Database Error Messages</a>
 */
record OracleFaults(DatabaseConfig config, SqlForm form) implements Faults {
  @Override
  public Problem explain(SQLException failure, Address address) {
    return NetworkFaults.explain(failure, address).orElseGet(() -> told(failure, address));
  }

  private Problem told(SQLException failure, Address address) {
    var text = String.valueOf(failure.getMessage());
    var problems = new UsualProblems(config, address);
    var user = form.quoted(Schemas.usual(config).orElse("WEIKIO"));
    return switch (failure.getErrorCode()) {
      case 1005 -> problems.noPassword();
      case 1017, 28000 -> config.password().isEmpty() ? problems.noPassword() : problems.badLogin();
      case 28001 -> Problem.user("the password has expired").path("spec.Parameters.Password");
      case 12505, 12514, 12154 -> problems.noDatabase();
      case 1045 -> right(text, "GRANT CREATE SESSION TO " + user);
      case 1031, 41900 -> right(text, "GRANT SELECT ON " + table() + " TO " + user);
      case 942 -> // it tells the same of a table that is there
          problems
              .told(text)
              .path("spec.Parameters.Table")
              .hint("check its name, or GRANT SELECT ON " + table() + " TO " + user);
      case 904 -> problems.condition(text, "Columns");
      case 900, 907, 911, 920, 933, 936, 1722, 1843, 1861 -> problems.condition(text, "Where");
      case 18, 20, 2391, 12516, 12519, 12520 -> problems.full();
      case 1013, 18714, 17016 -> problems.slow();
      case 12541, 12542 -> NetworkFaults.refused(address);
      case 12545 -> NetworkFaults.unknownHost(address);
      case 12170, 12535, 12609, 18730 -> NetworkFaults.silent(address);
      case 1033, 1034, 1089, 1090, 1109, 12526, 12528, 27101 ->
          Problem.remote(address + " is not open").value(text);
      case 28, 2396, 3113, 3114, 3135, 12537, 17002, 17008, 17410, 17800 ->
          NetworkFaults.lost(address);
      case 1555, 30052, 8180 ->
          Problem.remote("the server no longer knows how rows were when the reading began")
              .hint("a larger UNDO_RETENTION there, or a shorter reading by Where or Columns");
      default -> problems.other(text, failure.getSQLState());
    };
  }

  private String table() {
    var name = config.table().size() == 1 ? config.table().getFirst() : "";
    int dot = name.indexOf('.');
    var schema = dot < 0 ? Schemas.usual(config).orElse("") : name.substring(0, dot);
    return name.isEmpty() || name.contains("*")
        ? "the table"
        : form.quoted(schema) + "." + form.quoted(name.substring(dot + 1));
  }

  private static Problem right(String text, String hint) {
    return Problem.user(text).path("spec.Parameters.Username").hint(hint);
  }
}
