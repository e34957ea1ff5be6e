package io.weik.source.database.postgres;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.OwnComment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The publications of one source. There are two of them, since the server refuses updates and
 * deletes of a table that has no replica identity and publishes them: the second one tells inserts
 * only and holds such tables. Both are made at the start, for the server cannot read an older log
 * for a publication that came later.
 */
final class Publications {
  /** No name of a slot has the sign in it, so that no other source has a publication so named. */
  private static final String INSERTS = "+inserts";

  private static final int LONGEST = 63;
  private static final String NOT_ALLOWED = "42501";
  private static final String ON_REPLICA = "25006";
  private static final Set<String> IDENTIFYING = Set.of("update", "delete");

  private final DatabaseConfig config;
  private final String name;
  private final String insertsName;

  /** Of this name. */
  Publications(DatabaseConfig config, String name) {
    this.config = config;
    this.name = name;
    int cut = Math.max(0, name.length() + INSERTS.length() - LONGEST);
    this.insertsName = name.substring(cut) + INSERTS; // what tells long names apart is at their end
  }

  /** As they are now. */
  Published read(Connection connection) throws SQLException {
    var names = List.of(name, insertsName);
    return new Published(names, Publication.find(connection, names));
  }

  /**
   * Those of the tables whose updates and deletes the log cannot tell, although they are wanted.
   */
  List<FollowedTable> unidentified(List<FollowedTable> tables) {
    return operations().stream().anyMatch(IDENTIFYING::contains)
        ? tables.stream().filter(each -> !each.identified()).toList()
        : List.of();
  }

  /**
   * Makes and alters them so that they tell the changes of these tables.
   *
   * @return as they are then
   * @throws ProblemException with the statements to run, when this user may not
   */
  Published ensure(Connection connection, Published there, List<FollowedTable> tables)
      throws SQLException {
    var statements = new ArrayList<String>();
    boolean told = true;
    boolean isOwn = true;
    boolean wide = there.get(name).map(Publication::wide).orElse(false);
    for (var wanted : wanted(wide, tables)) {
      var now = there.get(wanted.name());
      boolean isTold = now.map(wanted::isToldBy).orElse(wanted.tables().isEmpty());
      told &= isTold;
      if (now.isEmpty()) {
        statements.add(wanted.create(connection));
      } else if (now.get().isOwn() && !wanted.is(now.get())) {
        statements.addAll(wanted.alter(connection, now.get()));
      } else if (!isTold) {
        isOwn = false;
        statements.addAll(wanted.extend(connection, now.get()));
      }
    }
    if (!isOwn || (!told && !config.manageSlot())) {
      throw problem(
          "does not tell the changes of all tables, and is not this source's", statements);
    }
    if (config.manageSlot() && !statements.isEmpty()) {
      change(connection, there, statements, told);
      return read(connection);
    }
    return there;
  }

  private void change(Connection connection, Published there, List<String> statements, boolean told)
      throws SQLException {
    try {
      var made = there.names().stream().filter(each -> there.get(each).isEmpty());
      Transaction.run(
          connection,
          Stream.concat(
                  statements.stream(), made.map(each -> comment(each, OwnComment.PUBLICATION)))
              .toList());
    } catch (SQLException refused) {
      if (!List.of(NOT_ALLOWED, ON_REPLICA).contains(String.valueOf(refused.getSQLState()))) {
        throw refused;
      }
      if (!told) {
        throw problem("cannot be made by this user, who does not own all tables", statements);
      }
    }
  }

  private static String comment(String publication, String text) {
    return "COMMENT ON PUBLICATION %s IS %s".formatted(Sql.quoted(publication), Sql.text(text));
  }

  /** Notes on those that a source made whether it made the slot, too. */
  void noteSlot(Connection connection, boolean isOwn) throws SQLException {
    var text = isOwn ? OwnComment.WITH_SLOT : OwnComment.PUBLICATION;
    var there = read(connection);
    var statements =
        there.own().stream()
            .filter(each -> there.get(each).map(one -> !one.comment().equals(text)).orElse(false))
            .map(each -> comment(each, text))
            .toList();
    Transaction.run(connection, statements);
  }

  private ProblemException problem(String what, List<String> statements) {
    return new ProblemException(
        Problem.user("publication %s %s".formatted(name, what))
            .hint("run as who owns the tables: " + String.join("; ", statements)));
  }

  /** Removes those that a source made. */
  void drop(Connection connection) throws SQLException {
    var statements =
        read(connection).own().stream()
            .map(each -> "DROP PUBLICATION IF EXISTS " + Sql.quoted(each));
    Transaction.run(connection, statements.toList());
  }

  private List<Wanted> wanted(boolean wide, List<FollowedTable> tables) {
    var operations = operations();
    var inserts = new TreeSet<>(operations);
    boolean all = wide || !inserts.removeAll(IDENTIFYING);
    var whole = tables.stream().filter(each -> all || each.identified()).toList();
    var rest = tables.stream().filter(each -> !all && !each.identified()).toList();
    return List.of(new Wanted(name, operations, whole), new Wanted(insertsName, inserts, rest));
  }

  private Set<String> operations() {
    return Stream.of(Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.TRUNCATE)
        .filter(config::tracks)
        .map(Operation::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
