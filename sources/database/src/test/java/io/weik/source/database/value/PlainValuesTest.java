package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CAST(-1 AS TINYINT) | -1
          CAST(9223372036854775807 AS BIGINT) | 9223372036854775807
          CAST(1.5 AS NUMERIC(10, 2)) | 1.50
          CAST(1E9 AS NUMERIC(20)) | 1000000000
          CAST(1E20 AS DOUBLE PRECISION) | 1.0E20
          CAST('NaN' AS DOUBLE PRECISION) | "NaN"
          CAST(3 AS REAL) | 3
          TRUE | true
          DATE '2024-01-31' | "2024-01-31"
          TIME '10:00:00' | "10:00:00"
          CAST('10:15:30.123456789' AS TIME(9)) | "10:15:30.123456789"
          TIME WITH TIME ZONE '10:15:30.5+02:00' | "10:15:30.5+02:00"
          TIMESTAMP '2024-01-31 10:00:00' | "2024-01-31T10:00:00"
          TIMESTAMP '2024-01-31 10:15:30.120' | "2024-01-31T10:15:30.12"
          TIMESTAMP WITH TIME ZONE '2024-01-31 10:15:30+02:00' | "2024-01-31T10:15:30+02:00"
          'tab	"žluť" 😀' | "tab\\t\\"žluť\\" 😀"
          CAST('ab' AS CHAR(4)) | "ab  "
          CAST('large' AS CLOB) | "large"
          X'00ff' | "AP8="
          CAST(X'00ff' AS BLOB) | "AP8="
          UUID 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' | "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
          JSON '{"a": [1, 2.5]}' | {"a":[1,2.5]}
          INTERVAL '1-6' YEAR TO MONTH | "INTERVAL '1-6' YEAR TO MONTH"
          CAST(NULL AS DOUBLE PRECISION) | null
          CAST(NULL AS BOOLEAN) | null
          CAST(NULL AS BLOB) | null
          CAST(NULL AS CLOB) | null
          CAST(NULL AS TIMESTAMP) | null
          CAST(NULL AS NUMERIC) | null
          """)
  void everyTypeOfADriverBecomesJson(String expression, String json) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + expression)) {
      row.next();
      var type = type(row.getMetaData());

      var raw = PlainValues.raw(row, 1, type);

      assertThat(raw == null ? "null" : json(type, raw)).isEqualTo(json);
    }
  }

  @Test
  void aLargeValueIsRefusedAboveTheLimit() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT CAST(SPACE(67108865) AS CLOB)")) {
      row.next();
      var type = type(row.getMetaData());

      assertThatThrownBy(() -> PlainValues.raw(row, 1, type))
          .isInstanceOf(UndecodableException.class)
          .hasMessage("it is larger than 64 MiB");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BIGINT | long
          NUMERIC(40, 4) | decimal
          DOUBLE PRECISION | double
          REAL | float
          VARCHAR(20) | text
          UUID | uuid
          DATE | date
          TIMESTAMP(9) | datetime
          TIME(9) | clock
          TIMESTAMP(9) WITH TIME ZONE | zoned
          VARBINARY(10) | hex
          """)
  void valuesComeInTheOrderOfH2(String type, String kind) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      var server = new ServerOrder(connection);
      server.create(type, "?", values(kind));
      var found = type(connection);
      var order = PlainValues.order(found).orElseThrow();
      server.check(
          "c",
          PlainValues.orderBy("c", found),
          order,
          row -> Objects.requireNonNull(PlainValues.raw(row, 1, found)));
      server.checkMarkers(
          "c",
          PlainValues.orderBy("c", found) + " > ?",
          order,
          row -> Objects.requireNonNull(PlainValues.raw(row, 1, found)),
          (statement, raw) -> PlainValues.set(statement, 1, found, raw));
    }
  }

  private static List<String> values(String kind) {
    return kind.equals("zoned")
        ? Samples.of("datetime").stream()
            .map(each -> each + (each.length() % 2 == 0 ? "+02:00" : "-07:00"))
            .toList()
        : Samples.of(kind);
  }

  private static PlainType type(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT c FROM sorted")) {
      return type(rows.getMetaData());
    }
  }

  private static PlainType type(ResultSetMetaData column) throws SQLException {
    return new PlainType(Product.JDBC, column.getColumnType(1), column.getColumnTypeName(1));
  }

  private static String json(PlainType type, byte[] raw) {
    var out = new JsonOutput();
    PlainValues.writer(type, Decimals.NUMBER).write(raw, out);
    return new String(out.toBytes(), UTF_8);
  }
}
