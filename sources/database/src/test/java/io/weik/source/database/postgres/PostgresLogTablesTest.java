package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogTablesTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenADatabase() {
    database = new LoggedDatabase(PostgresServer.shared());
  }

  private void table(String columns) throws SQLException {
    database.execute("CREATE TABLE orders (" + columns + ")");
  }

  @Test
  void namesAndKeysMayBeStrange() throws Exception {
    database.execute(
        "CREATE SCHEMA \"My Shop\"",
        "CREATE TABLE \"My Shop\".\"Or\"\"ders, 'all'\" (\"Key \"\"1\"\"\" text COLLATE \"C\","
            + " \"ä\" int, PRIMARY KEY (\"Key \"\"1\"\"\", \"ä\"))");
    var config = database.config("Schema", "My Shop", "Table", "Or\"ders*");
    try (var run = start(config, context())) {
      database.execute(
          "INSERT INTO \"My Shop\".\"Or\"\"ders, 'all'\" VALUES ('it''s \"x\"', 1)",
          "DELETE FROM \"My Shop\".\"Or\"\"ders, 'all'\"");

      var events = data(run, 2);

      assertThat(events.get(1).get("table").asText()).isEqualTo("Or\"ders, 'all'");
      assertThat(events.get(1).get("key"))
          .hasToString("{\"Key \\\"1\\\"\":\"it's \\\"x\\\"\",\"ä\":1}");
    }
  }

  @Test
  void changesOfPartitionsAreThoseOfTheirTable() throws Exception {
    database.execute(
        "CREATE TABLE orders (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST"
            + " (region)",
        "CREATE TABLE orders_eu PARTITION OF orders FOR VALUES IN ('eu')",
        "CREATE TABLE orders_us PARTITION OF orders FOR VALUES IN ('us')");
    try (var run = start(database.config("Table", "orders*"), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'eu'), (2, 'us')",
          "UPDATE orders SET region = 'us' WHERE id = 1",
          "CREATE TABLE orders_as PARTITION OF orders FOR VALUES IN ('as')",
          "INSERT INTO orders VALUES (3, 'as')");

      var events = data(run, 5);

      assertThat(events).allMatch(event -> event.get("table").asText().equals("orders"));
      assertThat(LoggedDatabase.replay(run.context().drafts())).hasSize(3);
    }
  }

  @Test
  void aTableMayHaveHundredsOfColumns() throws Exception {
    var columns =
        IntStream.range(0, 300).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
    table("id int PRIMARY KEY, " + columns);
    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders (id, c299) VALUES (1, 'last')");

      var after = data(run, 1).getFirst().get("after");

      assertThat(after).hasSize(301);
      assertThat(after.get("c299").asText()).isEqualTo("last");
      assertThat(after.get("c0").isNull()).isTrue();
    }
  }

  @Test
  void everyKindOfValueIsToldAsItIsInTheTable() throws Exception {
    table(
        "id int PRIMARY KEY, at timestamptz, day date, data jsonb, raw bytea, tags text[], price"
            + " money, long interval, uid uuid, generated int GENERATED ALWAYS AS (id * 2) STORED");
    try (var run = start(database.config(), context())) {
      database.execute(
          "SET TIME ZONE 'Asia/Tokyo'",
          "INSERT INTO orders VALUES (1, '2031-05-07 09:00+02', '2031-05-07', '{\"a\":[1]}', '\\x00ff',"
              + " '{a,NULL}', 1.5, '1 day 2 hours', '6f9619ff-8b86-d011-b42d-00cf4fc964ff')");

      assertThat(data(run, 1).getFirst().get("after"))
          .hasToString(
              "{\"id\":1,\"at\":\"2031-05-07T07:00:00Z\",\"day\":\"2031-05-07\",\"data\":{\"a\":[1]},"
                  + "\"raw\":\"AP8=\",\"tags\":[\"a\",null],\"price\":\"$1.50\",\"long\":\"P1DT2H\","
                  + "\"uid\":\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\",\"generated\":2}");
    }
  }
}
