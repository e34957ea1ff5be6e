package io.weik.source.database.postgres;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A replication slot as its server shows it: it keeps the log that a reader has not confirmed.
 *
 * @param plugin what writes the log for it; empty for one of physical replication
 * @param database of which database it has the changes
 * @param user the process of the server that uses it now; 0 for none
 * @param ready whether it is made in whole: the server waits for transactions before it is
 * @param confirmed up to where its reader has confirmed; 0 while it is not ready
 * @param lost why the server cannot serve it any more; empty when it can
 * @see <a
 *     href="https://www.postgresql.org/docs/current/view-pg-replication-slots.html">pg_replication_slots</a>
 */
record Slot(
    String name,
    String plugin,
    String database,
    int user,
    boolean ready,
    long confirmed,
    String lost) {
  /** Which columns the view has depends on the server's version. */
  private static final String FIND =
      """
      SELECT slot_name, coalesce(plugin, ''), coalesce(database, ''), coalesce(active_pid, 0),
        plugin IS NULL OR confirmed_flush_lsn IS NOT NULL,
        coalesce(confirmed_flush_lsn, '0/0')::text,
        coalesce(to_jsonb(s)->>'wal_status', ''), coalesce(to_jsonb(s)->>'invalidation_reason', '')
      FROM pg_catalog.pg_replication_slots s WHERE slot_name = ?
      """;

  private static final String PLUGIN = "pgoutput";
  private static final int WITH_FAILOVER = 17;

  /** The slot with this name. */
  static Optional<Slot> find(Connection connection, String name) throws SQLException {
    try (var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(of(rows)) : Optional.empty();
      }
    }
  }

  private static Slot of(ResultSet row) throws SQLException {
    var status = row.getString(7);
    var reason = row.getString(8);
    return new Slot(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getBoolean(5),
        Lsn.parse(row.getString(6)),
        reason.isEmpty() && status.equals("lost") ? "wal_removed" : reason);
  }

  /**
   * Makes one for the database of the connection. The server waits for the transactions that run to
   * end; it is copied to standbys where the server can do that.
   */
  static void create(Connection connection, String name) throws SQLException {
    boolean copied = connection.getMetaData().getDatabaseMajorVersion() >= WITH_FAILOVER;
    var more = copied ? ", false, false, NOT pg_catalog.pg_is_in_recovery()" : "";
    var sql =
        "SELECT pg_catalog.pg_create_logical_replication_slot(?, '" + PLUGIN + "'" + more + ")";
    int patience = connection.getNetworkTimeout();
    try (var setting = connection.createStatement();
        var statement = connection.prepareStatement(sql)) {
      setting.execute("SET statement_timeout = 0");
      connection.setNetworkTimeout(Runnable::run, 0);
      statement.setString(1, name);
      statement.execute();
      connection.setNetworkTimeout(Runnable::run, patience);
      setting.execute("RESET statement_timeout");
    }
  }

  /** The command by which someone makes one. */
  static String command(String name) {
    return "SELECT pg_create_logical_replication_slot('%s', '%s')".formatted(name, PLUGIN);
  }

  /** Removes it; nobody must use it. */
  void drop(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT pg_catalog.pg_drop_replication_slot(?)")) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  /** Moves it on to where the log ends now. */
  void advance(Connection connection) throws SQLException {
    var sql = "SELECT pg_catalog.pg_replication_slot_advance(?, " + Sql.END + ")";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  /**
   * Tells when it is not what a source can use.
   *
   * @throws ProblemException telling what it is
   */
  void requireUsable(String wantedDatabase) {
    requireOf(wantedDatabase);
    if (!lost.isEmpty()) {
      throw new ProblemException(
          Problem.user("the server gave up replication slot %s (%s)".formatted(name, lost))
              .hint("drop it there and make it anew: " + command(name)));
    }
  }

  /**
   * Tells when it is one of another kind or database.
   *
   * @throws ProblemException telling what it is
   */
  void requireOf(String wantedDatabase) {
    var what =
        plugin.isEmpty()
            ? "is one of physical replication"
            : !plugin.equals(PLUGIN)
                ? "is one of the plugin " + plugin
                : !database.equals(wantedDatabase) ? "is one of database " + database : "";
    if (!what.isEmpty()) {
      throw new ProblemException(
          Problem.user("replication slot %s %s".formatted(name, what))
              .hint("choose another name by SlotName"));
    }
  }
}
