package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Problem;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogSchemaTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenADatabase() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
  }

  private static List<String> rows(List<JsonNode> events) {
    return events.stream().map(event -> event.get("after").toString()).toList();
  }

  private void publishes(String table) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                database
                    .value(
                        "SELECT string_agg(tablename, ',') FROM pg_publication_tables WHERE pubname = '"
                            + database.slot()
                            + "'")
                    .contains(table));
  }

  @Test
  void changesOfATableAreFollowed() throws Exception {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY, status text)");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new')",
          "ALTER TABLE orders ADD total int DEFAULT 5",
          "INSERT INTO orders VALUES (2, 'new', 6)",
          "ALTER TABLE orders RENAME status TO state",
          "INSERT INTO orders VALUES (3, 'new', 7)",
          "ALTER TABLE orders ALTER total TYPE text",
          "INSERT INTO orders VALUES (4, 'new', '8')",
          "ALTER TABLE orders DROP total",
          "INSERT INTO orders VALUES (5, 'new')");

      assertThat(rows(data(run, 5)))
          .containsExactly(
              "{\"id\":1,\"status\":\"new\"}",
              "{\"id\":2,\"status\":\"new\",\"total\":6}",
              "{\"id\":3,\"state\":\"new\",\"total\":7}",
              "{\"id\":4,\"state\":\"new\",\"total\":\"8\"}",
              "{\"id\":5,\"state\":\"new\"}");
    }
  }

  @Test
  void changesOfATableWhileTheSourceWasStoppedAreFollowed() throws Exception {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY, status text)");
    var context = context();
    start(database.config(), context).close();
    database.execute(
        "INSERT INTO orders VALUES (1, 'new')",
        "ALTER TABLE orders RENAME id TO number",
        "ALTER TABLE orders DROP status",
        "INSERT INTO orders VALUES (2)",
        "DROP TABLE orders",
        "CREATE TABLE orders (id int PRIMARY KEY, other text)");

    try (var run = start(database.config(), context.restarted())) {
      database.execute("INSERT INTO orders VALUES (3, 'x')");

      assertThat(data(run, 3))
          .extracting(event -> event.get("key") + " " + event.get("after"))
          .containsExactly(
              "{\"id\":1} {\"id\":1,\"status\":\"new\"}",
              "{\"number\":2} {\"number\":2}",
              "{\"id\":3} {\"id\":3,\"other\":\"x\"}");
    }
  }

  @Test
  void aTableThatComesToFitIsReadAndFollowed() throws Exception {
    database.execute("CREATE TABLE orders_1 (id int PRIMARY KEY)");
    try (var run = start(database.config("Table", "orders_*"), context())) {
      database.execute(
          "CREATE TABLE orders_2 (id int PRIMARY KEY)", "INSERT INTO orders_2 VALUES (1)");
      publishes("orders_2");
      data(run, 1);

      database.execute("INSERT INTO orders_2 VALUES (2)", "INSERT INTO orders_1 VALUES (3)");

      assertThat(data(run, 3))
          .extracting(event -> event.get("operation").asText() + event.get("key").get("id"))
          .containsExactly("read1", "insert2", "insert3");
      assertThat(run.failures()).isEmpty();
    }
  }

  @Test
  void aTableThatTakesThePlaceOfAnotherIsFollowed() throws Exception {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
    try (var run = start(database.config(), context())) {
      database.execute(
          "ALTER TABLE orders RENAME TO orders_old",
          "CREATE TABLE orders (id int PRIMARY KEY)",
          "INSERT INTO orders VALUES (1)");
      data(run, 1);

      database.execute(
          "INSERT INTO orders VALUES (2)",
          "INSERT INTO orders_old VALUES (3)",
          "INSERT INTO orders VALUES (4)");

      assertThat(data(run, 3))
          .extracting(event -> event.get("operation").asText() + event.get("key").get("id"))
          .containsExactly("read1", "insert2", "insert4");
    }
  }

  @Test
  void aTableWithoutAKeyCanStillBeUpdatedByItsUsersAndTellsItsInserts() throws Exception {
    database.execute("CREATE TABLE orders (id int)");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1)",
          "UPDATE orders SET id = 2",
          "INSERT INTO orders VALUES (3)");

      assertThat(rows(data(run, 2))).containsExactly("{\"id\":1}", "{\"id\":3}");
      assertThat(run.context().warnings().get("identity"))
          .extracting(Problem::toString)
          .asString()
          .contains("REPLICA IDENTITY FULL");
    }
  }

  @Test
  void aTableThatLosesItsKeyCanSoonBeUpdatedByItsUsersAgain() throws Exception {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1)", "ALTER TABLE orders DROP CONSTRAINT orders_pkey");
      assertThatThrownBy(() -> database.execute("UPDATE orders SET id = 2"))
          .hasMessageContaining("replica identity");

      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .untilAsserted(() -> database.execute("UPDATE orders SET id = 2"));
      database.execute("ALTER TABLE orders ADD PRIMARY KEY (id)");
      publishes("orders");
      seesLast(run, "{\"id\":2}");
      database.execute("UPDATE orders SET id = 3");

      seesLast(run, "{\"id\":3}");
    }
  }

  private static void seesLast(SourceRun run, String row) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> rows(data(run, 1)).getLast().equals(row));
  }

  @Test
  void aRowThatCannotBeDecodedIsADeadLetterAndTheStreamGoesOn() throws Exception {
    database.execute(
        "CREATE TYPE hstore AS ENUM ('a=>1', 'no hstore')",
        "CREATE TABLE orders (id int PRIMARY KEY, at hstore)");
    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders VALUES (1, 'no hstore')", "DELETE FROM orders");

      assertThat(rows(data(run, 1))).containsExactly("null");
      var letter = run.context().deadLetters().getFirst();
      assertThat(letter.why().toString()).contains("public.orders", "column at (hstore)");
      assertThat(LoggedDatabase.data(letter.draft()).get("after"))
          .hasToString("{\"id\":\"1\",\"at\":\"no hstore\"}");
    }
  }
}
