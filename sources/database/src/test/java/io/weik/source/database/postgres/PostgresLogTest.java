package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Extensions;
import io.weik.testkit.database.PostgresServer;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

@Timeout(60)
class PostgresLogTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenADatabase() {
    database = new LoggedDatabase(PostgresServer.shared());
  }

  private void table(String columns) throws SQLException {
    database.execute("CREATE TABLE orders (" + columns + ")");
  }

  private static List<String> texts(List<JsonNode> events) {
    return events.stream().map(PostgresLogTest::text).toList();
  }

  private static String text(JsonNode event) {
    return "%s %s %s %s"
        .formatted(
            event.get("operation").asText(),
            event.get("key"),
            event.get("before"),
            event.get("after"));
  }

  @Test
  void insertsUpdatesAndDeletesBecomeEvents() throws Exception {
    table("id int PRIMARY KEY, status text, total numeric(10,2)");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new', 9.90)",
          "UPDATE orders SET status = 'paid' WHERE id = 1",
          "DELETE FROM orders WHERE id = 1");

      assertThat(texts(data(run, 3)))
          .containsExactly(
              "insert {\"id\":1} null {\"id\":1,\"status\":\"new\",\"total\":9.90}",
              "update {\"id\":1} null {\"id\":1,\"status\":\"paid\",\"total\":9.90}",
              "delete {\"id\":1} null null");
    }
  }

  @Test
  void anEventSaysWhereAndWhenItWasCommitted() throws Exception {
    table("tenant int, number text, PRIMARY KEY (number, tenant)");
    try (var run = start(database.config(), context())) {
      var before = Instant.now().minusMillis(1);
      database
          .database()
          .commit("INSERT INTO orders VALUES (7, 'a/b')", "INSERT INTO orders VALUES (8, 'c')");

      var events = data(run, 2);

      var draft = run.context().drafts().getFirst();
      assertThat(draft.time().orElseThrow()).isBetween(before, Instant.now());
      assertThat(draft.extensions()).containsEntry(Extensions.PARTITION_KEY, "a/b,7");
      assertThat(draft.id().orElseThrow()).matches("[0-9A-F]+/[0-9A-F]+/0");
      assertThat(events.get(0).get("position").asText()).isEqualTo(draft.id().orElseThrow());
      assertThat(events.get(0).get("transaction")).isEqualTo(events.get(1).get("transaction"));
      assertThat(events.get(0).get("committedAt").asText())
          .isEqualTo(draft.time().orElseThrow().toString());
    }
  }

  @Test
  void allThatWasBeforeIsToldWhereTheTableKeepsIt() throws Exception {
    table("id int PRIMARY KEY, status text, note text");
    database.execute("ALTER TABLE orders REPLICA IDENTITY FULL");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new', NULL)",
          "UPDATE orders SET status = 'paid', note = note",
          "DELETE FROM orders");

      var events = data(run, 3);

      assertThat(events.get(1).get("before").get("status").asText()).isEqualTo("new");
      assertThat(events.get(1).get("changedColumns")).hasToString("[\"status\"]");
      assertThat(events.get(2).get("before").get("status").asText()).isEqualTo("paid");
    }
  }

  @Test
  void aLargeValueThatDidNotChangeIsMarkedOrKnownFromBefore() throws Exception {
    table("id int PRIMARY KEY, status text, large text");
    database.execute("ALTER TABLE orders ALTER large SET STORAGE EXTERNAL");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new', repeat('x', 9000))",
          "UPDATE orders SET status = 'paid'",
          "ALTER TABLE orders REPLICA IDENTITY FULL",
          "UPDATE orders SET status = 'sent'");

      var events = data(run, 3);

      assertThat(events.get(1).get("after").get("large")).hasToString("{\"unchanged\":true}");
      assertThat(events.get(2).get("after").get("large").asText()).hasSize(9000);
      assertThat(events.get(2).get("changedColumns")).hasToString("[\"status\"]");
    }
  }

  @Test
  void aRowThatGetsAnotherKeyIsGoneAndAnotherIsNew() throws Exception {
    table("id int PRIMARY KEY, status text");
    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders VALUES (1, 'new')", "UPDATE orders SET id = 2");

      assertThat(texts(data(run, 3)))
          .endsWith(
              "delete {\"id\":1} null null",
              "insert {\"id\":2} null {\"id\":2,\"status\":\"new\"}");
      assertThat(run.context().drafts().get(1).extensions())
          .containsEntry(Extensions.PARTITION_KEY, "1");
    }
  }

  @Test
  void aRowThatGetsAnotherKeyAndIsNotKnownInWholeIsAnUpdateThatNamesTheKeyBefore()
      throws Exception {
    table("id int PRIMARY KEY, large text");
    database.execute("ALTER TABLE orders ALTER large SET STORAGE EXTERNAL");
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, repeat('x', 9000))", "UPDATE orders SET id = 2");

      assertThat(texts(data(run, 2)))
          .endsWith("update {\"id\":2} {\"id\":1} {\"id\":2,\"large\":{\"unchanged\":true}}");
    }
  }

  @Test
  void rowsThatShareOnePlaceInTheLogAreEachTold() throws Exception {
    table("id int PRIMARY KEY");
    try (var run = start(database.config("BatchSize", "3"), context());
        var connection = database.database().connect()) {
      var rows = IntStream.range(0, 500).mapToObj(i -> i + "\n").collect(Collectors.joining());
      long _ =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY orders FROM STDIN", new StringReader(rows));

      data(run, 500);

      var places =
          run.context().drafts().stream()
              .map(draft -> draft.id().orElseThrow().replaceFirst("/\\d+$", ""))
              .distinct();
      assertThat(places.count()).isLessThan(10);
    }
  }

  @Test
  void aTruncatedTableIsOneEvent() throws Exception {
    table("id int PRIMARY KEY");
    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders VALUES (1)", "TRUNCATE orders");

      assertThat(texts(data(run, 2))).endsWith("truncate null null null");
      assertThat(LoggedDatabase.replay(run.context().drafts())).isEmpty();
    }
  }

  @Test
  void onlyTheColumnsAndOperationsAskedForAreTold() throws Exception {
    table("id int PRIMARY KEY, status text, secret text");
    var config = database.config("Columns", "status", "TrackUpdates", "true");
    try (var run = start(config, context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new', 's')",
          "UPDATE orders SET status = 'paid'",
          "DELETE FROM orders",
          "INSERT INTO orders VALUES (2, 'new', 's')",
          "UPDATE orders SET id = 3");

      assertThat(texts(data(run, 2)))
          .containsExactly(
              "update {\"id\":1} null {\"id\":1,\"status\":\"paid\"}",
              "update {\"id\":3} {\"id\":2} {\"id\":3,\"status\":\"new\"}");
    }
  }

  @Test
  void aSourceThatIsStoppedEndsAtOnce() throws Exception {
    table("id int PRIMARY KEY");
    var run = start(database.config(), context());
    var begin = Instant.now();

    run.close();

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(run.failures()).isEmpty();
  }
}
