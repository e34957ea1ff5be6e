package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What logical decoding of PostgreSQL needs.
 *
 * @param slot the name of the slot and the publication
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-config.html">Logical
 *     Replication: Configuration Settings</a>
 */
record PostgresLogCheck(DatabaseConfig config, SqlForm form, String slot) implements LogCheck {
  private static final int FIRST_FIT = 13_00_00;
  private static final int FIRST_ON_REPLICAS = 16_00_00;

  private static final String SERVER =
      """
      SELECT current_setting('server_version_num')::int, current_setting('server_version'),
        current_setting('wal_level'), pg_is_in_recovery(),
        r.rolsuper OR r.rolreplication OR EXISTS (SELECT 1 FROM pg_catalog.pg_roles x
          WHERE x.rolname = 'rds_replication' AND pg_has_role(r.oid, x.oid, 'MEMBER')),
        has_database_privilege(current_database(), 'CREATE'), current_database(), r.rolname,
        current_setting('max_replication_slots')::int,
        (SELECT count(*)::int FROM pg_catalog.pg_replication_slots),
        EXISTS (SELECT 1 FROM pg_catalog.pg_replication_slots WHERE slot_name = ?),
        EXISTS (SELECT 1 FROM pg_catalog.pg_publication WHERE pubname = ?),
        EXISTS (SELECT 1 FROM pg_catalog.pg_publication p WHERE pubname = ?
          AND pg_catalog.obj_description(p.oid, 'pg_publication') LIKE '$own%'),
        (SELECT pg_catalog.pg_encoding_to_char(encoding) FROM pg_catalog.pg_database
          WHERE datname = current_database())
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
      """
          .replace("$own", OwnComment.PUBLICATION);

  private record Server(
      int version,
      String versionText,
      String walLevel,
      boolean isReplica,
      boolean mayReplicate,
      boolean mayCreate,
      String database,
      String user,
      int slots,
      int usedSlots,
      boolean hasSlot,
      boolean hasPublication,
      boolean hasOwnPublication,
      String encoding) {}

  @Override
  public List<Problem> obstacles(Connection connection, List<TableName> tables)
      throws SQLException {
    var server =
        Query.rows(connection, SERVER, PostgresLogCheck::server, slot, slot, slot).getFirst();
    var problems = new ArrayList<>(ofServer(server));
    problems.addAll(ofSlot(server));
    problems.addAll(
        new PostgresPublication(config, form, slot, server.hasPublication, server.hasOwnPublication)
            .obstacles(connection, tables));
    return problems;
  }

  private static List<Problem> ofServer(Server server) {
    var problems = new ArrayList<Problem>();
    if (server.version < FIRST_FIT) {
      problems.add(
          Problem.user("the server is too old for its log to be read")
              .value(server.versionText)
              .expected("PostgreSQL 13 or newer"));
    }
    if (server.isReplica && server.version < FIRST_ON_REPLICAS) {
      problems.add(
          Problem.user("a replica of this version has no log to read")
              .path("spec.Parameters.Host")
              .value(server.versionText)
              .hint("put the primary into Host, and this one into Replica"));
    }
    if (server.isReplica && server.version >= FIRST_ON_REPLICAS && !server.hasPublication) {
      problems.add(
          Problem.user("a publication cannot be made on a replica")
              .path("spec.Parameters.Host")
              .hint("put the primary into Host, and this one into Replica"));
    }
    if (server.encoding.equals("SQL_ASCII")) {
      problems.add(
          Problem.user("the text in the log is of no known encoding")
              .path("spec.Parameters.Database")
              .value(server.encoding)
              .hint("move the tables to a database with an encoding, as UTF8"));
    }
    if (!server.walLevel.equals("logical")) {
      problems.add(
          Problem.user("wal_level of the server")
              .value(server.walLevel)
              .expected("logical")
              .hint("ALTER SYSTEM SET wal_level = logical; then restart the server"));
    }
    return problems;
  }

  private List<Problem> ofSlot(Server server) {
    var problems = new ArrayList<Problem>();
    var user = form.quoted(server.user);
    if (!server.mayReplicate) {
      problems.add(
          right("user " + server.user + " has no right to read the log (REPLICATION)")
              .hint(
                  "ALTER ROLE %s REPLICATION; on Amazon RDS: GRANT rds_replication TO %s"
                      .formatted(user, user)));
    }
    if (!server.hasSlot && server.usedSlots >= server.slots) {
      problems.add(
          Problem.user("all replication slots are in use")
              .value("%d of %d".formatted(server.usedSlots, server.slots))
              .hint(
                  "drop one that nobody reads (pg_drop_replication_slot), or raise"
                      + " max_replication_slots and restart the server"));
    }
    if (!server.hasPublication && !server.mayCreate) {
      problems.add(
          right(
                  "user %s may not make a publication in database %s"
                      .formatted(server.user, server.database))
              .hint(
                  "GRANT CREATE ON DATABASE %s TO %s, or make the publication %s as its owner"
                      .formatted(form.quoted(server.database), user, form.quoted(slot))));
    }
    return problems;
  }

  private static Problem right(String what) {
    return Problem.user(what).path("spec.Parameters.Username");
  }

  private static Server server(ResultSet row) throws SQLException {
    return new Server(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getString(7),
        row.getString(8),
        row.getInt(9),
        row.getInt(10),
        row.getBoolean(11),
        row.getBoolean(12),
        row.getBoolean(13),
        row.getString(14));
  }
}
