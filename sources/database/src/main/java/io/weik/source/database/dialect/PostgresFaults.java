package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What failures of PostgreSQL mean, by their SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error
 *     Codes</a>
 */
record PostgresFaults(DatabaseConfig config, SqlForm form) implements Faults {
  private static final Pattern DENIED =
      Pattern.compile(
          "permission denied for (table|relation|view|materialized view|foreign table|schema"
              + "|column|function) \"?(.+?)\"?");

  @Override
  public Problem explain(SQLException failure, Address address) {
    return NetworkFaults.explain(failure, address)
        .orElseGet(
            () ->
                server(failure)
                    .map(message -> told(message, address))
                    .orElseGet(() -> untold(failure, address)));
  }

  private static Optional<ServerErrorMessage> server(SQLException failure) {
    return NetworkFaults.causes(failure)
        .filter(PSQLException.class::isInstance)
        .map(each -> Optional.ofNullable(((PSQLException) each).getServerErrorMessage()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Problem told(ServerErrorMessage message, Address address) {
    var text = String.valueOf(message.getMessage());
    var problems = new UsualProblems(config, address);
    return switch (String.valueOf(message.getSQLState())) {
      case "28P01" -> problems.badLogin();
      case "28000" -> refused(text, address);
      case "3D000" -> problems.noDatabase();
      case "3F000" -> problems.told(text).path("spec.Parameters.Schema");
      case "42501" -> denied(text);
      case "42P01" -> problems.told(text).path("spec.Parameters.Table");
      case "42703" -> problems.condition(text, "Columns");
      case "42601", "42883", "42804", "22P02", "22007", "22008" ->
          problems.condition(text, "Where");
      case "53300" -> problems.full();
      case "57014" -> problems.slow();
      case "57P01", "57P02", "57P03" -> Problem.remote(address + " is not open").value(text);
      case "40001", "25P03", "57P05" -> conflict(text);
      default -> problems.other(text, message.getSQLState());
    };
  }

  private Problem refused(String text, Address address) {
    if (text.contains("pg_hba.conf")) {
      boolean plain = text.contains("no encryption") || text.contains("SSL off");
      var problem = Problem.user(address + " does not let the user in from here").value(text);
      return plain
          ? problem
              .path("spec.Parameters.SslMode")
              .hint("SslMode: require, or a line for the user in pg_hba.conf")
          : problem.path("spec.Parameters.Username").hint("have a line added to pg_hba.conf there");
    }
    return new UsualProblems(config, address).badLogin();
  }

  private Problem denied(String text) {
    var user = form.quoted(config.username().orElse("weikio"));
    var match = DENIED.matcher(text);
    var problem = Problem.user(text).path("spec.Parameters.Username");
    if (text.contains("permission denied for database")) {
      var database = form.quoted(config.database().orElse(""));
      return problem.hint("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, user));
    }
    if (!match.matches()) {
      return problem.hint("have the right granted to " + user);
    }
    var name = match.group(2);
    return problem.hint(
        match.group(1).equals("schema")
            ? "GRANT USAGE ON SCHEMA %s TO %s".formatted(form.quoted(name), user)
            : "GRANT SELECT ON %s TO %s".formatted(table(name), user));
  }

  /** The table that the server tells without its schema. */
  private String table(String name) {
    var elsewhere = config.table().stream().filter(each -> each.endsWith("." + name)).findFirst();
    var schema =
        elsewhere
            .map(each -> each.substring(0, each.length() - name.length() - 1))
            .or(() -> Schemas.usual(config))
            .orElse("public");
    return form.quoted(schema) + "." + form.quoted(name);
  }

  private static Problem conflict(String text) {
    var problem = Problem.remote("the server ended the reading").value(text);
    return text.contains("recovery")
        ? problem.hint("hot_standby_feedback = on at the replica keeps rows for its readers")
        : problem;
  }

  /** What the driver finds itself, before the server has told anything. */
  private Problem untold(SQLException failure, Address address) {
    boolean rejected = "08004".equals(failure.getSQLState());
    if (rejected && config.password().isEmpty()) {
      return new UsualProblems(config, address).noPassword();
    }
    return rejected
        ? TlsFaults.none(address)
        : new UsualProblems(config, address)
            .other(String.valueOf(failure.getMessage()), failure.getSQLState());
  }
}
