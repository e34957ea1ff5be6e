package io.weik.source.database.engine;

import io.weik.api.source.Gap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what of a binlog is lost since a position, before it is read from there. */
final class BinlogLoss {
  private BinlogLoss() {}

  static Optional<Gap> of(Connection connection, BinlogServer product, StoredPosition position)
      throws SQLException {
    var known = product.transactions(connection).replaceAll("\\s", "");
    var read = position.text("gtids");
    if (read.isEmpty()) {
      return byFiles(connection, product, position);
    }
    return switch (product) {
      case MYSQL ->
          known.isEmpty()
              ? byFiles(connection, product, position)
              : bySets(connection, position, read, known);
      case MARIADB -> byNumbers(connection, product, position, read, known);
    };
  }

  private static Optional<Gap> bySets(
      Connection connection, StoredPosition position, String read, String known)
      throws SQLException {
    if (!isIn(connection, read, known)) {
      return gap(
          position,
          known,
          "the server does not know transactions that were read from it: "
              + "it is another one, or its binlog was reset");
    }
    var purged = Sql.text(connection, "SELECT @@global.gtid_purged").replaceAll("\\s", "");
    return isIn(connection, purged, read)
        ? Optional.empty()
        : gap(position, known, "binlog was purged before it was read");
  }

  private static boolean isIn(Connection connection, String some, String all) throws SQLException {
    return Sql.text(connection, "SELECT GTID_SUBSET(?, ?)", some, all).equals("1");
  }

  /** In MariaDB a transaction is the newest of its domain, {@code domain-server-number}. */
  private static Optional<Gap> byNumbers(
      Connection connection,
      BinlogServer product,
      StoredPosition position,
      String read,
      String known)
      throws SQLException {
    var newest = numbers(known);
    boolean unknown =
        numbers(read).entrySet().stream()
            .anyMatch(each -> newest.getOrDefault(each.getKey(), -1L) < each.getValue());
    if (unknown) {
      return gap(
          position,
          known,
          "the server does not know transactions that were read from it: "
              + "it is another one, or its binlog was reset");
    }
    boolean same = product.identity(connection).equals(position.server());
    return same ? byFiles(connection, product, position) : Optional.empty();
  }

  private static Map<String, Long> numbers(String transactions) {
    var numbers = new HashMap<String, Long>();
    Arrays.stream(transactions.split(","))
        .map(each -> each.split("-"))
        .filter(parts -> parts.length == 3)
        .forEach(parts -> numbers.merge(parts[0], Long.valueOf(parts[2]), Math::max));
    return numbers;
  }

  private static Optional<Gap> byFiles(
      Connection connection, BinlogServer product, StoredPosition position) throws SQLException {
    var files = BinlogFiles.of(connection);
    var file = position.text("file");
    if (!product.identity(connection).equals(position.server())) {
      return gap(position, "", "it is another server");
    }
    if (files.contain(file, position.number("pos"))) {
      return Optional.empty();
    }
    var reason =
        files.sizes().containsKey(file) ? "is shorter than what was read of it" : "is gone";
    return gap(position, "", "binlog " + file + " " + reason);
  }

  private static Optional<Gap> gap(StoredPosition position, String to, String reason) {
    var from = position.text("file") + ":" + position.text("pos");
    return Optional.of(new Gap(from, to, reason));
  }
}
