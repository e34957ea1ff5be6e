package io.weik.source.database.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlOrderTest {
  private static final String TYPES =
      """
      tinyint | int
      bigint | long
      bigint unsigned | unsigned
      bigint unsigned zerofill | unsigned
      decimal(40,5) | decimal
      float | float
      double | double
      varchar(20) | text
      varchar(20) collate utf8mb4_bin | text
      varchar(20) character set latin1 | latin
      varchar(20) character set utf16 | text
      varchar(700) | long text
      char(10) | text
      text | text
      enum('b','c','a','B') | letter
      set('b','c','a') | letter
      binary(3) | ascii
      varbinary(20) | text
      bit(10) | bits
      date | date
      datetime(6) | datetime
      timestamp(6) null | datetime
      time(6) | clock
      time(3) | span
      year | year
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TYPES)
  void valuesComeInTheOrderOfMySql(String type, String kind) throws SQLException {
    check(Product.MYSQL, type, kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = TYPES + "uuid | uuid\ninet6 | long address\ninet4 | address")
  void valuesComeInTheOrderOfMariaDb(String type, String kind) throws SQLException {
    check(Product.MARIADB, type, kind);
  }

  private static void check(Product product, String type, String kind) throws SQLException {
    var fixture = MySqlFixture.of(product);
    try (var connection = fixture.connect()) {
      var server = new ServerOrder(connection);
      server.create(type, type.startsWith("bit") ? "? + 0" : "?", values(kind));
      var columnType = columnType(connection);
      var order = MySqlValues.order(columnType);
      assertThat(order).isPresent();
      server.check(
          MySqlValues.select("c", columnType),
          MySqlValues.orderBy("c", columnType),
          order.orElseThrow(),
          row -> Objects.requireNonNull(row.getBytes(1)));
      server.checkMarkers(
          MySqlValues.select("c", columnType),
          MySqlValues.orderBy("c", columnType) + " > ?",
          order.orElseThrow(),
          row -> Objects.requireNonNull(row.getBytes(1)),
          (statement, raw) -> MySqlValues.set(statement, 1, columnType, raw));
    }
  }

  private static List<String> values(String kind) {
    return switch (kind) {
      case "letter" -> List.of("a", "b", "c", "B");
      case "bits" -> Samples.of("small");
      case "year" -> Samples.of("date").stream().map(each -> each.substring(0, 4)).toList();
      case "long address" -> Samples.of("address").stream().map(each -> "::" + each).toList();
      case "long text" -> Samples.of("text").stream().map(each -> "漢".repeat(690) + each).toList();
      case "span" -> Samples.of("int").stream().map(each -> each + ":00:00.5").toList();
      default -> Samples.of(kind);
    };
  }

  private static String columnType(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT column_type FROM information_schema.columns"
                    + " WHERE table_schema = database() AND table_name = 'sorted'")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
