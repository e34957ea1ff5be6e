package io.weik.source.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a publication is to be: which operations of which tables it tells. */
record Wanted(String name, Set<String> operations, List<FollowedTable> tables) {
  private static final int WITH_ROOT = 13;
  private static final int WITH_GENERATED = 18;

  /** Whether one tells all of that, and maybe more. */
  boolean isToldBy(Publication now) {
    return now.operations().containsAll(operations)
        && (now.wide() || (isTellingRoots(now) && now.tables().keySet().containsAll(oids())));
  }

  private boolean isTellingRoots(Publication now) {
    return now.byRoot() || tables.stream().noneMatch(FollowedTable::partitioned);
  }

  /** Whether one is that, no more and no less; one with all tables is as its maker wants it. */
  boolean is(Publication now) {
    return isToldBy(now)
        && (now.wide()
            || (now.operations().equals(operations) && now.tables().keySet().equals(oids())));
  }

  private Set<Long> oids() {
    return tables.stream().map(FollowedTable::oid).collect(Collectors.toSet());
  }

  /** The statement that makes it. */
  String create(Connection connection) throws SQLException {
    var holding = tables.isEmpty() ? "" : " FOR TABLE " + list();
    return "CREATE PUBLICATION %s%s WITH (%s)"
        .formatted(Sql.quoted(name), holding, options(connection));
  }

  /** The statements that make it of what there is; it stays the same for those who read it. */
  List<String> alter(Connection connection, Publication now) throws SQLException {
    var alter = "ALTER PUBLICATION " + Sql.quoted(name);
    var statements = new ArrayList<String>();
    if (!now.operations().equals(operations) || !now.byRoot()) {
      statements.add("%s SET (%s)".formatted(alter, options(connection)));
    }
    if (tables.isEmpty() && !now.tables().isEmpty()) {
      statements.add(alter + " DROP TABLE " + String.join(", ", now.tables().values()));
    } else if (!now.tables().keySet().equals(oids())) {
      statements.add(alter + " SET TABLE " + list());
    }
    return statements;
  }

  /** The statements that make one of somebody else tell this, too. */
  List<String> extend(Connection connection, Publication now) throws SQLException {
    var alter = "ALTER PUBLICATION " + Sql.quoted(name);
    var statements = new ArrayList<String>();
    if (!now.operations().containsAll(operations) || !isTellingRoots(now)) {
      var all = new TreeSet<>(operations);
      all.addAll(now.operations());
      statements.add(
          "%s SET (%s)".formatted(alter, new Wanted(name, all, tables).options(connection)));
    }
    var missing = tables.stream().filter(each -> !now.tables().containsKey(each.oid())).toList();
    if (!now.wide() && !missing.isEmpty()) {
      statements.add(alter + " ADD TABLE " + new Wanted(name, operations, missing).list());
    }
    return statements;
  }

  private String options(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    return "publish = "
        + Sql.text(String.join(", ", operations))
        + (version >= WITH_ROOT ? ", publish_via_partition_root = true" : "")
        + (version >= WITH_GENERATED ? ", publish_generated_columns = stored" : "");
  }

  private String list() {
    return tables.stream().map(FollowedTable::quoted).collect(Collectors.joining(", "));
  }
}
