package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What reading the binlog of MySQL and MariaDB needs.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/replication-options-binary-log.html">Binary
 *     Logging Options and Variables</a>
 * @see <a
 *     href="https://mariadb.com/docs/server/reference/sql-statements/account-management-sql-statements/grant">MariaDB:
 *     GRANT</a>
 */
record MySqlLogCheck() implements LogCheck {
  private static final String VARIABLES =
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format',"
          + " 'binlog_row_image', 'binlog_row_value_options', 'server_id')";

  private static final String VIEWS =
      "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'VIEW'";

  private static final Pattern GRANT = Pattern.compile("GRANT (.+) ON \\*\\.\\* TO .*");

  @Override
  public List<Problem> obstacles(Connection connection, List<TableName> tables)
      throws SQLException {
    var problems = new ArrayList<>(ofServer(variables(connection)));
    problems.addAll(ofRights(connection));
    var views = Set.copyOf(Query.rows(connection, VIEWS, Query::table));
    tables.stream()
        .filter(views::contains)
        .map(
            view ->
                Problem.user("the log does not tell of a view")
                    .path("spec.Parameters.Table")
                    .value(view.toString())
                    .hint("name its tables, or ChangeTracking: poll"))
        .forEach(problems::add);
    return problems;
  }

  private static Map<String, String> variables(Connection connection) throws SQLException {
    var variables = new HashMap<String, String>();
    Query.rows(
        connection,
        VARIABLES,
        row -> variables.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)));
    return variables;
  }

  private static List<Problem> ofServer(Map<String, String> variables) {
    if (!variables.getOrDefault("log_bin", "OFF").equalsIgnoreCase("ON")) {
      return List.of(
          setting("log_bin", "OFF", "ON")
              .hint("add log_bin = binlog and server_id = 1 to my.cnf, [mysqld]; then restart"));
    }
    var problems = new ArrayList<Problem>();
    Map.of("binlog_format", "ROW", "binlog_row_image", "FULL", "binlog_row_value_options", "")
        .forEach(
            (name, needed) -> {
              var value = variables.getOrDefault(name, needed);
              if (!value.equalsIgnoreCase(needed)) {
                problems.add(
                    setting(name, value, needed.isEmpty() ? "nothing" : needed)
                        .hint("SET GLOBAL %s = '%s'; and in my.cnf, too".formatted(name, needed)));
              }
            });
    if (variables.getOrDefault("server_id", "1").equals("0")) {
      problems.add(
          setting("server_id", "0", "1 or more").hint("SET GLOBAL server_id = 1; in my.cnf, too"));
    }
    return problems;
  }

  private static Problem setting(String name, String value, String needed) {
    return Problem.user(name + " of the server").value(value).expected(needed);
  }

  private List<Problem> ofRights(Connection connection) throws SQLException {
    var rights = new TreeSet<String>();
    for (var grant : Query.rows(connection, "SHOW GRANTS", Query::name)) {
      var match = GRANT.matcher(grant);
      if (match.matches()) {
        rights.addAll(List.of(match.group(1).split(", ?", -1)));
      }
    }
    boolean all = rights.contains("ALL PRIVILEGES");
    var missing = new ArrayList<String>();
    if (!all && !rights.contains("REPLICATION SLAVE")) {
      missing.add("REPLICATION SLAVE");
    }
    if (!all && !rights.contains("REPLICATION CLIENT") && !rights.contains("BINLOG MONITOR")) {
      missing.add("REPLICATION CLIENT");
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    var names = String.join(", ", missing);
    return List.of(
        Problem.user("the user has no right to read the log")
            .path("spec.Parameters.Username")
            .value("missing " + names)
            .hint("GRANT %s ON *.* TO %s".formatted(names, user(connection))));
  }

  /** {@code 'user'@'host'}, as the server knows who is connected. */
  private static String user(Connection connection) throws SQLException {
    var user = Query.text(connection, "SELECT CURRENT_USER()").orElse("");
    int at = user.lastIndexOf('@');
    return List.of(user.substring(0, Math.max(at, 0)), user.substring(at + 1)).stream()
        .map(part -> "'" + part.replace("'", "''") + "'")
        .collect(Collectors.joining("@"));
  }
}
