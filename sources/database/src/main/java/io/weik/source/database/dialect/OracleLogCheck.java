package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What LogMiner of Oracle needs.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/database/oracle/oracle-database/23/sutil/oracle-logminer-utility.html">Using
 *     LogMiner</a>
 */
record OracleLogCheck(DatabaseConfig config, SqlForm form) implements LogCheck {
  static final String DATABASE = "SELECT log_mode, supplemental_log_data_min FROM v$database";

  static final String RIGHTS =
      "SELECT privilege FROM session_privs UNION SELECT role FROM session_roles";

  static final String LOGGED =
      "SELECT owner, table_name FROM all_log_groups WHERE log_group_type = 'ALL COLUMN LOGGING'";

  private static final List<String> NEEDED =
      List.of("LOGMINING", "SELECT ANY TRANSACTION", "EXECUTE_CATALOG_ROLE");

  private static final Set<String> SEES_DICTIONARY =
      Set.of("SELECT_CATALOG_ROLE", "SELECT ANY DICTIONARY");

  private static final int NO_SUCH_TABLE = 942;

  @Override
  public List<Problem> obstacles(Connection connection, List<TableName> tables)
      throws SQLException {
    var problems = new ArrayList<>(ofRights(connection));
    try {
      problems.addAll(ofServer(connection));
    } catch (SQLException unseen) {
      if (unseen.getErrorCode() != NO_SUCH_TABLE || problems.isEmpty()) {
        throw unseen; // else the missing right is told already
      }
    }
    problems.addAll(ofTables(connection, tables));
    return problems;
  }

  private List<Problem> ofRights(Connection connection) throws SQLException {
    var rights = Set.copyOf(Query.rows(connection, RIGHTS, Query::name));
    var missing = new ArrayList<>(NEEDED);
    missing.removeAll(rights);
    if (SEES_DICTIONARY.stream().noneMatch(rights::contains)) {
      missing.add("SELECT_CATALOG_ROLE");
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    var names = String.join(", ", missing);
    var user = form.quoted(Schemas.usual(config).orElse("WEIKIO"));
    return List.of(
        Problem.user("the user has no right to read the log")
            .path("spec.Parameters.Username")
            .value("missing " + names)
            .hint("GRANT %s TO %s".formatted(names, user)));
  }

  private static List<Problem> ofServer(Connection connection) throws SQLException {
    var problems = new ArrayList<Problem>();
    var found =
        Query.rows(
            connection, DATABASE, row -> List.of(row.getString(1) + "", row.getString(2) + ""));
    for (var database : found) {
      if (!database.getFirst().equals("ARCHIVELOG")) {
        problems.add(
            Problem.user("log mode of the database")
                .value(database.getFirst())
                .expected("ARCHIVELOG")
                .hint(
                    "SHUTDOWN IMMEDIATE; STARTUP MOUNT; ALTER DATABASE ARCHIVELOG;"
                        + " ALTER DATABASE OPEN"));
      }
      if (database.getLast().equals("NO")) {
        problems.add(
            Problem.user("supplemental logging of the database")
                .value("NO")
                .expected("YES")
                .hint("ALTER DATABASE ADD SUPPLEMENTAL LOG DATA"));
      }
    }
    return problems;
  }

  private List<Problem> ofTables(Connection connection, List<TableName> tables)
      throws SQLException {
    var logged = new HashSet<>(Query.rows(connection, LOGGED, Query::table));
    return tables.stream()
        .filter(table -> !logged.contains(table))
        .map(
            table ->
                Problem.user("the log does not hold all columns of the table")
                    .path("spec.Parameters.Table")
                    .value(table.toString())
                    .hint(
                        "ALTER TABLE %s ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS"
                            .formatted(form.quoted(table))))
        .toList();
  }
}
