package io.weik.source.database.dialect;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.regex.Pattern;

/**
 * What failures of SQL Server mean, by their numbers.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/database-engine-events-and-errors">Database
 *     Engine events and errors</a>
 */
record SqlServerFaults(DatabaseConfig config, SqlForm form) implements Faults {
  private static final Pattern DENIED =
      Pattern.compile(
          "The (\\w+) permission was denied on the (?:object '(.+?)'|column '.+?' of the object"
              + " '(.+?)'), database '.+?', schema '(.+?)'.*");

  @Override
  public Problem explain(SQLException failure, Address address) {
    return NetworkFaults.explain(failure, address).orElseGet(() -> told(failure, address));
  }

  private Problem told(SQLException failure, Address address) {
    var text = String.valueOf(failure.getMessage());
    var problems = new UsualProblems(config, address);
    return switch (failure.getErrorCode()) {
      case 18456, 18452, 18470 ->
          config.password().isEmpty() ? problems.noPassword() : problems.badLogin();
      case 18487, 18488 ->
          Problem.user("the password has expired").path("spec.Parameters.Password");
      case 4060, 911 -> problems.noDatabase();
      case 916 -> noUser(text);
      case 229, 230 -> denied(text);
      case 208 -> problems.told(text).path("spec.Parameters.Table");
      case 207 -> problems.condition(text, "Columns");
      case 102, 105, 156, 170, 195, 241, 245, 4145 -> problems.condition(text, "Where");
      case 10928, 10929, 17809, 40501 -> problems.full();
      case 1205, 1222, 3960, 3961 -> Problem.remote(text);
      case 3952 ->
          problems
              .told(text)
              .hint(
                  "ALTER DATABASE %s SET ALLOW_SNAPSHOT_ISOLATION ON"
                      .formatted(form.quoted(config.database().orElse(""))));
      case 596, 6005, 17142, 18451, 40197, 40613, 49918 ->
          Problem.remote(address + " is not open").value(text);
      case 40615 -> Problem.user(text).hint("let this machine through the firewall of the server");
      default -> untold(failure, text, address);
    };
  }

  private Problem untold(SQLException failure, String text, Address address) {
    if (failure instanceof SQLTimeoutException || "HYT00".equals(failure.getSQLState())) {
      return new UsualProblems(config, address).slow();
    }
    if (failure instanceof SQLServerException && failure.getErrorCode() == 0) {
      return ofDriver(failure, text, address);
    }
    return new UsualProblems(config, address).other(text, failure.getSQLState());
  }

  /** The driver tells the network's failures in its own words, with those of Java in them. */
  private Problem ofDriver(SQLException failure, String text, Address address) {
    if (text.contains("Connection refused")) {
      return NetworkFaults.refused(address);
    }
    // the message of Java's UnknownHostException begins with the name of the host
    if (text.contains("Error: \"" + address.host())) {
      return NetworkFaults.unknownHost(address);
    }
    if (text.contains("timed out")) {
      return NetworkFaults.silent(address);
    }
    boolean lost = "08S01".equals(failure.getSQLState()) || "08006".equals(failure.getSQLState());
    return lost
        ? NetworkFaults.lost(address)
        : new UsualProblems(config, address).other(text, failure.getSQLState());
  }

  private Problem noUser(String text) {
    var user = form.quoted(config.username().orElse("weikio"));
    return right(
        text,
        "USE %s; CREATE USER %s FOR LOGIN %s"
            .formatted(form.quoted(config.database().orElse("")), user, user));
  }

  private Problem denied(String text) {
    var match = DENIED.matcher(text);
    var user = form.quoted(config.username().orElse("weikio"));
    if (!match.matches()) {
      return right(text, "have the right granted to " + user);
    }
    var object = match.group(2) == null ? match.group(3) : match.group(2);
    return right(
        text,
        "GRANT %s ON %s.%s TO %s"
            .formatted(match.group(1), form.quoted(match.group(4)), form.quoted(object), user));
  }

  private static Problem right(String text, String hint) {
    return Problem.user(text).path("spec.Parameters.Username").hint(hint);
  }
}
