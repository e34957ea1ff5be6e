package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.table.KeyOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the order in which a server gives values with an order here. */
final class ServerOrder {
  /** Reads the first column. */
  @FunctionalInterface
  interface Reading {
    byte[] raw(ResultSet row) throws SQLException;
  }

  /** Sets the only parameter. */
  @FunctionalInterface
  interface Setting {
    void set(PreparedStatement statement, byte[] raw) throws SQLException;
  }

  private final Connection connection;

  ServerOrder(Connection connection) {
    this.connection = connection;
  }

  void create(String type, String placeholder, List<String> values) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS sorted");
      statement.execute("CREATE TABLE sorted (c " + type + ")");
    }
    try (var insert =
        connection.prepareStatement("INSERT INTO sorted VALUES (" + placeholder + ")")) {
      for (var value : values) {
        insert.setString(1, value);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Each value comes after the one before it, or is its equal, exactly if the server says so. */
  void check(String select, String orderBy, KeyOrder order, Reading reading) throws SQLException {
    var sql =
        "SELECT %s, DENSE_RANK() OVER (ORDER BY %s) FROM sorted ORDER BY %s"
            .formatted(select, orderBy, orderBy);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      byte @Nullable [] before = null;
      long rank = 0;
      while (rows.next()) {
        var value = reading.raw(rows);
        if (before != null) {
          int expected = Long.signum(rank - rows.getLong(2));
          assertThat(Integer.signum(order.compare(before, value)))
              .as("<%s> to <%s>", new String(before, UTF_8), new String(value, UTF_8))
              .isEqualTo(expected);
          assertThat(Integer.signum(order.compare(value, before))).isEqualTo(-expected);
        }
        before = value;
        rank = rows.getLong(2);
      }
      assertThat(before).isNotNull();
    }
  }

  /** A condition with a marker holds for as many rows as come after the value here. */
  void checkMarkers(
      String select, String condition, KeyOrder order, Reading reading, Setting setting)
      throws SQLException {
    var values = new ArrayList<byte[]>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT " + select + " FROM sorted")) {
      while (rows.next()) {
        values.add(reading.raw(rows));
      }
    }
    var sql = "SELECT COUNT(*) FROM sorted WHERE " + condition;
    try (var statement = connection.prepareStatement(sql)) {
      for (var value : values.subList(0, Math.min(40, values.size()))) {
        setting.set(statement, value);
        try (var rows = statement.executeQuery()) {
          rows.next();
          assertThat(rows.getLong(1))
              .as("after <%s>", new String(value, UTF_8))
              .isEqualTo(values.stream().filter(each -> order.compare(each, value) > 0).count());
        }
      }
    }
  }
}
