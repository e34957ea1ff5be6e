package io.weik.source.database.value;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresOrderTest {
  private static final List<String> EDGES_OF_TIME =
      List.of(
          "infinity",
          "-infinity",
          "0044-03-15 BC",
          "0044-04-15 BC",
          "4713-01-01 BC",
          "12024-01-31",
          "10024-01-31",
          "0001-01-01",
          "0001-12-31 BC");
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = new PostgresFixture().connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smallint | int
          bigint | long
          oid | small
          numeric | decimal
          numeric(30,4) | decimal
          double precision | double
          real | float
          text COLLATE "en-x-icu" | text
          varchar(10) COLLATE "unicode" | text
          text | text
          char(6) COLLATE "en-x-icu" | text
          name | text
          citext | text
          "char" | ascii
          code | trimmed
          uuid | uuid
          bytea | hex
          date | date
          time | clock
          timetz | clock
          timestamp | datetime
          timestamptz | datetime
          interval | clock
          inet | address
          cidr | address
          money | int
          positive | small
          bit(8) | small
          jsonb | long
          tid | small
          integer[] | int
          pg_lsn | hex
          """)
  void valuesComeInTheOrderOfTheServer(String type, String kind) throws SQLException {
    check(type, Samples.of(kind).stream().map(each -> literal(type, each)).distinct().toList());
  }

  private static String literal(String type, String sample) {
    return switch (type) {
      case "bytea" -> "\\x" + sample;
      case "integer[]" -> "{" + sample + ",1}";
      case "positive" -> "1" + sample;
      case "bit(8)" -> Integer.toBinaryString(256 + Integer.parseInt(sample)).substring(1);
      case "tid" -> "(1," + sample + ")";
      case "pg_lsn" -> "1/" + sample;
      case "inet" -> sample.endsWith("0.1") ? sample + "/24" : sample;
      default -> sample;
    };
  }

  @ParameterizedTest
  @CsvSource({"date", "timestamp", "timestamptz"})
  void timesBeyondTheCalendarComeInTheOrderOfTheServer(String type) throws SQLException {
    var dates = Samples.of("date").stream().limit(20);
    check(type, Stream.concat(EDGES_OF_TIME.stream(), dates).toList());
  }

  @ParameterizedTest
  @CsvSource({"numeric", "double precision", "real"})
  void numbersThatAreNoneComeInTheOrderOfTheServer(String type) throws SQLException {
    check(type, List.of("NaN", "0", "-0", "Infinity", "-Infinity", "-1.5", "1.5", "NaN", "1.50"));
  }

  private static void check(String type, List<String> values) throws SQLException {
    var server = new ServerOrder(connection);
    server.create(type, "CAST(? AS " + type.replaceAll(" COLLATE.*", "") + ")", values);
    var found = column();
    var select = PostgresValues.select("c", found);
    var orderBy = PostgresValues.orderBy("c", found);
    server.check(select, orderBy, PostgresValues.order(found), row -> row.getBytes(1));
  }

  private static PostgresType column() throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT atttypid::bigint FROM pg_attribute"
                    + " WHERE attrelid = 'sorted'::regclass AND attnum = 1")) {
      rows.next();
      return PostgresTypes.read(connection, List.of(rows.getLong(1))).values().iterator().next();
    }
  }
}
