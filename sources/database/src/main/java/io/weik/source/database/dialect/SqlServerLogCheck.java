package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What change data capture of SQL Server needs.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/relational-databases/track-changes/enable-and-disable-change-data-capture-sql-server">Enable
 *     and disable change data capture</a>
 */
record SqlServerLogCheck(DatabaseConfig config, SqlForm form) implements LogCheck {
  static final String DATABASE =
      "SELECT is_cdc_enabled FROM sys.databases WHERE database_id = DB_ID()";

  static final String CAPTURED =
      """
      SELECT s.name, t.name FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_tracked_by_cdc = 1
      """;

  static final String MAY_READ = "SELECT HAS_PERMS_BY_NAME('cdc', 'SCHEMA', 'SELECT')";

  static final String ROLES =
      """
      SELECT DISTINCT role_name FROM cdc.change_tables
      WHERE role_name IS NOT NULL AND COALESCE(IS_ROLEMEMBER(role_name), 0) = 0
        AND COALESCE(IS_ROLEMEMBER('db_owner'), 0) = 0
      """;

  static final String AGENT =
      """
      SELECT status_desc FROM sys.dm_server_services
      WHERE servicename LIKE 'SQL Server Agent%' AND status_desc <> 'Running'
      """;

  static final String CAPTURE_JOB =
      "SELECT count(*) FROM msdb.dbo.cdc_jobs WHERE database_id = DB_ID() AND job_type = 'capture'";

  @Override
  public List<Problem> obstacles(Connection connection, List<TableName> tables)
      throws SQLException {
    if (!Query.text(connection, DATABASE).map(SqlServerLogCheck::isTrue).orElse(false)) {
      return List.of(
          Problem.user("the database does not capture changes")
              .path("spec.Parameters.Database")
              .value(config.database().orElse(""))
              .hint(
                  "USE %s; EXEC sys.sp_cdc_enable_db"
                      .formatted(form.quoted(config.database().orElse("")))));
    }
    var problems = new ArrayList<>(ofTables(connection, tables));
    problems.addAll(ofRights(connection));
    problems.addAll(ofJob(connection));
    return problems;
  }

  private static boolean isTrue(String bit) {
    return bit.equals("1") || bit.equalsIgnoreCase("true");
  }

  private static List<Problem> ofTables(Connection connection, List<TableName> tables)
      throws SQLException {
    var captured = Set.copyOf(Query.rows(connection, CAPTURED, Query::table));
    return tables.stream()
        .filter(table -> !captured.contains(table))
        .map(
            table ->
                Problem.user("changes of the table are not captured")
                    .path("spec.Parameters.Table")
                    .value(table.toString())
                    .hint(
                        "EXEC sys.sp_cdc_enable_table @source_schema = %s, @source_name = %s,"
                                .formatted(literal(table.schema()), literal(table.name()))
                            + " @role_name = NULL"))
        .toList();
  }

  private List<Problem> ofRights(Connection connection) throws SQLException {
    var user = form.quoted(config.username().orElse("weikio"));
    if (Query.text(connection, MAY_READ).filter("0"::equals).isPresent()) {
      return List.of(
          right("the user may not read captured changes")
              .hint("GRANT SELECT ON SCHEMA::[cdc] TO " + user));
    }
    return Query.rows(connection, ROLES, Query::name).stream()
        .map(
            role ->
                right("the user is not in the role that may read captured changes")
                    .value(role)
                    .hint("ALTER ROLE %s ADD MEMBER %s".formatted(form.quoted(role), user)))
        .toList();
  }

  private static List<Problem> ofJob(Connection connection) {
    var problems = new ArrayList<Problem>();
    ifTold(connection, AGENT)
        .ifPresent(
            state ->
                problems.add(
                    Problem.user("SQL Server Agent, which captures changes, does not run")
                        .value(state)
                        .hint("start the service SQL Server Agent")));
    ifTold(connection, CAPTURE_JOB)
        .filter("0"::equals)
        .ifPresent(
            _ ->
                problems.add(
                    Problem.user("the database has no job that captures changes")
                        .hint("EXEC sys.sp_cdc_add_job @job_type = N'capture'")));
    return problems;
  }

  /** Not everybody may ask this, and nobody need be able to. */
  private static Optional<String> ifTold(Connection connection, String sql) {
    try {
      return Query.text(connection, sql);
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  private static Problem right(String what) {
    return Problem.user(what).path("spec.Parameters.Username");
  }

  private static String literal(String text) {
    return "N'" + text.replace("'", "''") + "'";
  }
}
