package io.weik.bench;

import io.weik.testkit.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** A table of a real PostgreSQL whose rows look like orders. */
record OrdersTable(Database database) {
  private static final String ROW =
      """
      i, 'A-' || lpad(i::text, 8, '0'), 'Blue enamel mug, ' || (i %% 900) || ' ml',
      (i %% 10000) / 100.0, i %% 1000, timestamptz '2026-01-01' + i * interval '1 second'
      FROM generate_series(%d, %d) AS i""";

  /** Makes the table, with nothing in it. */
  static OrdersTable create(Database database) throws SQLException {
    database.execute(
        """
        CREATE TABLE orders (id BIGINT PRIMARY KEY, sku TEXT NOT NULL, name TEXT NOT NULL,
          price NUMERIC(10, 2) NOT NULL, stock INT NOT NULL, updated TIMESTAMPTZ NOT NULL)
        """);
    return new OrdersTable(database);
  }

  /** Inserts rows with these ids in one transaction. */
  void insert(int from, int to) throws SQLException {
    database.execute("INSERT INTO orders SELECT " + ROW.formatted(from, to));
  }

  /** Inserts rows with these ids in transactions of a size. */
  void insert(int from, int to, int transaction) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (int first = from; first <= to; first += transaction) {
        int last = Math.min(to, first + transaction - 1);
        statement.executeUpdate("INSERT INTO orders SELECT " + ROW.formatted(first, last));
      }
    }
  }

  /** Changes every hundredth row. */
  void changeEveryHundredth() throws SQLException {
    database.execute("UPDATE orders SET stock = stock + 1 WHERE id % 100 = 0");
  }

  /** Reads all rows by JDBC, as raw bytes, and gives how many there were. */
  long scan(String order, int fetchSize) throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      return scan(connection, order, fetchSize);
    }
  }

  private static long scan(Connection connection, String order, int fetchSize) throws SQLException {
    long rows = 0;
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(fetchSize);
      try (var result =
          statement.executeQuery(
              "SELECT id, sku, name, price, stock, updated FROM orders " + order)) {
        while (result.next()) {
          for (int column = 1; column <= 6; column++) {
            byte[] _ = result.getBytes(column);
          }
          rows++;
        }
      }
    }
    return rows;
  }

  /** The YAML of a source on it. */
  String source(String more) {
    return DeclaredNode.source(
        database.name(), // a slot of its own
        "database",
        ("{DatabaseType: postgresql, Host: localhost, Port: %d, Database: %s, Username: %s,"
                + " Password: %s, Table: orders, Timeout: 10m, %s}")
            .formatted(
                database.port(), database.name(), database.user(), database.password(), more));
  }
}
