package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tables of PostgreSQL need to be in a publication.
 *
 * @param name of the publication
 * @param isThere whether somebody made it already
 * @param isOwn whether a source did
 * @see <a
 *     href="https://www.postgresql.org/docs/current/logical-replication-publication.html">Logical
 *     Replication: Publication</a>
 */
record PostgresPublication(
    DatabaseConfig config, SqlForm form, String name, boolean isThere, boolean isOwn) {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname, c.relkind::text, c.relpersistence::text,
        pg_has_role(c.relowner, 'USAGE'),
        CASE c.relreplident WHEN 'f' THEN true WHEN 'n' THEN false
          ELSE EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND
            CASE c.relreplident WHEN 'd' THEN i.indisprimary ELSE i.indisreplident END) END,
        EXISTS (SELECT 1 FROM pg_catalog.pg_publication_tables p
          WHERE p.pubname = ? AND p.schemaname = n.nspname AND (p.tablename = c.relname OR
            c.relkind = 'p' AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h
              JOIN pg_catalog.pg_class x ON x.oid = h.inhrelid
              WHERE h.inhparent = c.oid AND x.relname = p.tablename)))
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%'
      """;

  private record Found(
      TableName table,
      String kind,
      String persistence,
      boolean isOwn,
      boolean hasIdentity,
      boolean isPublished) {}

  List<Problem> obstacles(Connection connection, List<TableName> tables) throws SQLException {
    var wanted = Set.copyOf(tables);
    var found =
        Query.rows(connection, TABLES, PostgresPublication::found, name).stream()
            .filter(each -> wanted.contains(each.table))
            .sorted((one, other) -> one.table.compareTo(other.table))
            .toList();
    var problems = new ArrayList<Problem>();
    found.forEach(each -> ofTable(each).ifPresent(problems::add));
    var unpublished = found.stream().filter(each -> isTable(each) && !each.isPublished).toList();
    ofRights(unpublished).ifPresent(problems::add);
    return problems;
  }

  private Optional<Problem> ofTable(Found found) {
    var quoted = form.quoted(found.table);
    if (!isTable(found)) {
      return Optional.of(
          table(found, "the log does not tell of a " + kind(found.kind))
              .hint("name its tables, or ChangeTracking: poll"));
    }
    if (!found.persistence.equals("p")) {
      return Optional.of(
          table(found, "the log does not tell of an unlogged table")
              .hint("ALTER TABLE %s SET LOGGED, or ChangeTracking: poll".formatted(quoted)));
    }
    boolean needsIdentity = config.tracks(Operation.UPDATE) || config.tracks(Operation.DELETE);
    return found.hasIdentity || !needsIdentity
        ? Optional.empty()
        : Optional.of(
            table(found, "the log has no key of updated and deleted rows")
                .hint(
                    "ALTER TABLE %s REPLICA IDENTITY FULL, or add a primary key"
                        .formatted(quoted)));
  }

  /** Only an owner puts a table into a publication. */
  private Optional<Problem> ofRights(List<Found> unpublished) {
    boolean fixed = isThere && !(config.manageSlot() && isOwn);
    var missing = unpublished.stream().filter(each -> fixed || !each.isOwn).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var list =
        unpublished.stream().map(each -> form.quoted(each.table)).collect(Collectors.joining(", "));
    var command =
        isThere ? "ALTER PUBLICATION %s ADD TABLE %s" : "CREATE PUBLICATION %s FOR TABLE %s";
    return Optional.of(
        Problem.user("only its owner can put a table into a publication")
            .path("spec.Parameters.Table")
            .value(NearNames.list(missing.stream().map(each -> each.table.toString()).toList()))
            .hint("as the owner: " + command.formatted(form.quoted(name), list)));
  }

  private static boolean isTable(Found found) {
    return found.kind.equals("r") || found.kind.equals("p");
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "v" -> "view";
      case "m" -> "materialized view";
      default -> "foreign table";
    };
  }

  private static Problem table(Found found, String what) {
    return Problem.user(what).path("spec.Parameters.Table").value(found.table.toString());
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        Query.table(row),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getBoolean(7));
  }
}
