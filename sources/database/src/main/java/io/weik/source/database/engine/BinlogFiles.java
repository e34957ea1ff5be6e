package io.weik.source.database.engine;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The files of a server's binlog.
 *
 * @param sizes of each by its name, the oldest first
 */
record BinlogFiles(Map<String, Long> sizes) {
  static BinlogFiles of(Connection connection) throws SQLException {
    var sizes = new LinkedHashMap<String, Long>();
    for (var row : Sql.rows(connection, "SHOW BINARY LOGS")) {
      sizes.put(row.get(0), Long.parseLong(row.get(1)));
    }
    return new BinlogFiles(sizes);
  }

  /** The offset of the end of the binlog. */
  static Map<String, Object> end(Connection connection, BinlogServer product) throws SQLException {
    var status = status(connection);
    if (status.isEmpty()) {
      throw new ProblemException(
          Problem.user("the server writes no binlog").hint("start it with log_bin"));
    }
    var offset = new LinkedHashMap<String, Object>();
    offset.put("file", status.getFirst().get(0));
    offset.put("pos", Long.parseLong(status.getFirst().get(1)));
    var transactions = product.transactions(connection).replaceAll("\\s", "");
    if (!transactions.isEmpty()) {
      offset.put("gtids", transactions);
    }
    return offset;
  }

  /** In MySQL 8.4 and newer the statement has another name. */
  private static List<List<String>> status(Connection connection) throws SQLException {
    try {
      return Sql.rows(connection, "SHOW MASTER STATUS");
    } catch (SQLSyntaxErrorException _) {
      return Sql.rows(connection, "SHOW BINARY LOG STATUS");
    }
  }

  /** Whether a place is in one of them. */
  boolean contain(String file, long position) {
    return sizes.getOrDefault(file, -1L) >= position;
  }

  /** How many bytes there are after a place; empty when it is in none of them. */
  OptionalLong bytesAfter(String file, long position) {
    if (!sizes.containsKey(file)) {
      return OptionalLong.empty();
    }
    long bytes = -position;
    boolean found = false;
    for (var each : sizes.entrySet()) {
      found |= each.getKey().equals(file);
      bytes += found ? each.getValue() : 0;
    }
    return OptionalLong.of(Math.max(0, bytes));
  }
}
