package io.weik.source.database.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Which server it is, and which of its histories: a standby that takes over, or a server that is
 * restored to an earlier time, begins a new one.
 *
 * @param system the server's name of itself, the same for its standbys
 * @param timeline the number of the history
 * @param end where its log ends
 * @see <a href="https://www.postgresql.org/docs/current/protocol-replication.html">IDENTIFY_SYSTEM,
 *     TIMELINE_HISTORY</a>
 */
record Origin(String system, int timeline, long end) {
  /** Of the server that a replication connection leads to. */
  static Origin of(Connection replication) throws SQLException {
    try (var statement = replication.createStatement();
        var rows = statement.executeQuery("IDENTIFY_SYSTEM")) {
      if (!rows.next()) {
        throw new SQLException("the server does not identify itself");
      }
      return new Origin(
          rows.getString("systemid"),
          rows.getInt("timeline"),
          Lsn.parse(rows.getString("xlogpos")));
    }
  }

  /** Where this history left an earlier one; empty when it is that one, or is not known to. */
  OptionalLong left(int earlier, Connection replication) throws SQLException {
    if (earlier >= timeline) {
      return OptionalLong.empty();
    }
    try (var statement = replication.createStatement();
        var rows = statement.executeQuery("TIMELINE_HISTORY " + timeline)) {
      return rows.next() ? left(earlier, text(rows.getBytes("content"))) : OptionalLong.empty();
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Where an earlier history was left, by what the server keeps: each line has one, and where. */
  static OptionalLong left(int earlier, String history) {
    return history
        .lines()
        .map(line -> line.strip().split("\\s+", 3))
        .filter(words -> words.length >= 2 && words[0].equals(Integer.toString(earlier)))
        .mapToLong(words -> Lsn.parse(words[1]))
        .findFirst();
  }
}
