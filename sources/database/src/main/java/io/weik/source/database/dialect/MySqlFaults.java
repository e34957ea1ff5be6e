package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What failures of MySQL and MariaDB mean, by their codes.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html">Server
 *     Error Message Reference</a>
 * @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-codes">MariaDB
 *     Error Codes</a>
 */
record MySqlFaults(DatabaseConfig config, SqlForm form) implements Faults {
  private static final Pattern TABLE =
      Pattern.compile(
          "(\\w+) command denied to user ('.*'@'.*') for (?:table|column '.*' in table)"
              + " (?:'(.+)'|(`.+`))");
  private static final Pattern DATABASE =
      Pattern.compile("Access denied for user ('.*'@'.*') to database '(.+)'");
  private static final Pattern PRIVILEGE = Pattern.compile("need .*?the (.+?) privilege.*");

  @Override
  public Problem explain(SQLException failure, Address address) {
    return NetworkFaults.explain(failure, address).orElseGet(() -> told(failure, address));
  }

  private Problem told(SQLException failure, Address address) {
    var text = String.valueOf(failure.getMessage());
    var problems = new UsualProblems(config, address);
    return switch (failure.getErrorCode()) {
      case 1045, 1698, 1251, 3118 ->
          config.password().isEmpty() ? problems.noPassword() : problems.badLogin();
      case 1820, 1862 -> Problem.user("the password has expired").path("spec.Parameters.Password");
      case 1044 -> deniedDatabase(text);
      case 1049 -> problems.noDatabase();
      case 1142, 1143 -> denied(text);
      case 1227 -> deniedPrivilege(text);
      case 1146 -> problems.told(text).path("spec.Parameters.Table");
      case 1054 -> problems.condition(text, "Columns");
      case 1064, 1305, 1267, 1525 -> problems.condition(text, "Where");
      case 1040, 1203, 1226 -> problems.full();
      case 3024, 1969 -> problems.slow();
      case 1129, 1130 -> Problem.user(text).hint("have the server let this machine in");
      case 3159 -> problems.told(text).path("spec.Parameters.SslMode").hint("SslMode: require");
      case 1053, 1317, 1927, 4031, 3169 ->
          Problem.remote(address + " ended the connection").value(text);
      case 1205, 1213 -> Problem.remote(text);
      default -> untold(failure, text, address);
    };
  }

  private Problem untold(SQLException failure, String text, Address address) {
    if (text.contains("SSL Connection required")) {
      return TlsFaults.none(address);
    }
    return text.contains("Communications link failure")
        ? NetworkFaults.lost(address)
        : new UsualProblems(config, address).other(text, failure.getSQLState());
  }

  private Problem denied(String text) {
    var match = TABLE.matcher(text);
    return right(
        match.matches()
            ? "GRANT SELECT ON %s TO %s".formatted(table(match), match.group(2))
            : "have SELECT granted on the table",
        text);
  }

  /** MySQL tells the name in quotes, MariaDB with its database as SQL has it. */
  private String table(MatchResult told) {
    return Optional.ofNullable(told.group(4))
        .orElseGet(
            () ->
                Schemas.usual(config).map(form::quoted).orElse("*")
                    + "."
                    + form.quoted(told.group(3)));
  }

  private Problem deniedDatabase(String text) {
    var match = DATABASE.matcher(text);
    return right(
        match.matches()
            ? "GRANT SELECT ON %s.* TO %s".formatted(form.quoted(match.group(2)), match.group(1))
            : "have SELECT granted on the database",
        text);
  }

  private Problem deniedPrivilege(String text) {
    var match = PRIVILEGE.matcher(text);
    var needed = text.substring(match.find() ? match.start(1) : 0);
    var names = needed.replaceFirst(" privilege.*", "").replaceFirst("^.*least one of the ", "");
    return right("GRANT %s ON *.* TO the user".formatted(names.replace("(s)", "")), text);
  }

  private static Problem right(String hint, String text) {
    return Problem.user(text).path("spec.Parameters.Username").hint(hint);
  }
}
