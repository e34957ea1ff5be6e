package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.StateChange;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogGapTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenATable() throws SQLException {
    given(PostgresServer.shared());
  }

  private void given(PostgresServer server) throws SQLException {
    database = new LoggedDatabase(server);
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
  }

  private void dropFromPublication() throws SQLException {
    database.execute("ALTER PUBLICATION " + database.slot() + " DROP TABLE orders");
  }

  @Test
  void aTableThatSomeoneTookOutOfThePublicationWhileItWasStoppedIsAGap() throws Exception {
    var context = database.stopped();
    dropFromPublication();
    database.execute("INSERT INTO orders VALUES (2)");

    assertGoesOnAfterOneGap(context, "no longer holds all tables");
  }

  @Test
  void aTableThatSomeoneTakesOutOfThePublicationWhileItIsReadIsAGap() throws Exception {
    var context = context();
    try (var run = start(database.config("Heartbeat", "200ms"), context)) {
      database.execute("INSERT INTO orders VALUES (1)");
      data(run, 1);
      dropFromPublication();

      Awaitility.await().until(() -> context.gaps().size() == 1);
      database.execute("INSERT INTO orders VALUES (10)");
      data(run, 2);
    }
    assertThat(ids(context)).containsExactly(1, 10);
  }

  private void assertGoesOnAfterOneGap(RecordingContext context, String reason) throws Exception {
    try (var run = start(database.config(), context)) {
      database.execute("INSERT INTO orders VALUES (10)");
      data(run, 2);
    }
    assertThat(context.gaps()).extracting(Gap::reason).singleElement().asString().contains(reason);
    assertThat(ids(context)).containsExactly(1, 10);
    try (var run = start(database.config(), context.restarted())) {
      assertThat(run.context().gaps()).isEmpty();
    }
  }

  private static List<Integer> ids(RecordingContext context) {
    return context.drafts().stream()
        .map(draft -> LoggedDatabase.data(draft).get("key").get("id").asInt())
        .toList();
  }

  @Test
  void aSlotThatIsGoneIsAGap() throws Exception {
    var context = database.stopped();
    database.dropSlot();
    database.execute("INSERT INTO orders VALUES (2)");

    assertGoesOnAfterOneGap(context, "is gone");
  }

  @Test
  void aSlotThatWasMadeAnewIsAGap() throws Exception {
    var context = database.stopped();
    database.dropSlot();
    database.execute("INSERT INTO orders VALUES (2)");
    database.createSlot();

    assertGoesOnAfterOneGap(context, "was made anew");
  }

  @Test
  void aPublicationThatIsGoneIsAGap() throws Exception {
    var context = database.stopped();
    database.execute("INSERT INTO orders VALUES (2)", "DROP PUBLICATION " + database.slot());

    assertGoesOnAfterOneGap(context, "publication " + database.slot() + " is gone");
  }

  @Test
  void aPublicationThatWasMadeAnewIsAGap() throws Exception {
    var context = database.stopped();
    database.execute(
        "DROP PUBLICATION " + database.slot(),
        "INSERT INTO orders VALUES (2)",
        "CREATE PUBLICATION " + database.slot() + " FOR TABLE orders");

    assertGoesOnAfterOneGap(context, "was made anew");
  }

  @Test
  void anotherServerIsAGap() throws Exception {
    var context = database.stopped();
    alter(context, words -> words.replaceFirst("^(\\S+ \\S+) \\S+", "$1 123456"));

    assertGoesOnAfterOneGap(context, "another server");
  }

  @Test
  void aServerThatWasSetBackIsAGap() throws Exception {
    var context = database.stopped();
    alter(context, words -> words.replaceFirst("\\S+( \\S+ \\S+ \\S+)$", "FFFF/0$1"));

    assertGoesOnAfterOneGap(context, "was set back");
  }

  private static void alter(RecordingContext context, UnaryOperator<String> change)
      throws InterruptedException {
    var text = context.state(Position.KEY).orElseThrow().text();
    var altered = Payload.ofText(change.apply(text));
    context.emit(List.of(), new StateChange.Put(Position.KEY, altered));
  }

  @Test
  void aLogThatTheServerRemovedIsAGap() throws Exception {
    try (var server =
        PostgresServer.start(
            Map.of(
                "max_slot_wal_keep_size", "1MB", "min_wal_size", "32MB", "max_wal_size", "32MB"))) {
      given(server);
      var context = database.stopped();
      database.execute("CREATE TABLE filler (text text)");
      for (int i = 0; i < 5; i++) {
        database.execute(
            "INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, 10000)",
            "SELECT pg_switch_wal()",
            "CHECKPOINT");
      }

      assertGoesOnAfterOneGap(context, "gave up replication slot");
    }
  }

  @Test
  void aSourceThatIsToStandStillDoesNotGoOnAndTellsTheSameGapAgain() throws Exception {
    var context = database.stopped();
    context.onGap(OnGap.FAIL);
    database.dropSlot();

    try (var run = SourceRun.start(LoggedDatabase.source(database.config()), context)) {
      Awaitility.await().until(() -> run.failures().size() >= 2);
    }

    assertThat(context.gaps()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(context.gaps()).containsOnly(context.gaps().getFirst());
    assertThat(context.isReady()).isFalse();
  }

  @Test
  void aSourceThatIsToTakeInAllAnewReadsTheRows() throws Exception {
    var context = database.stopped();
    context.onGap(OnGap.RESNAPSHOT);
    database.dropSlot();
    database.execute("INSERT INTO orders VALUES (2)");

    try (var run = start(database.config(), context)) {
      data(run, 3);
      database.execute("INSERT INTO orders VALUES (3)");
      var events = data(run, 4);

      assertThat(events)
          .extracting(event -> event.get("operation").asText() + event.get("key").get("id"))
          .containsExactly("insert1", "read1", "read2", "insert3");
    }
  }

  @Test
  void aStopBetweenTellingAGapAndGoingOnDoesNotTellItTwice() throws Exception {
    var context = database.stopped();
    database.dropSlot();
    context.loseAnswerAfter(1, new IllegalStateException("killed"));
    try (var run = SourceRun.start(LoggedDatabase.source(database.config()), context)) {
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !run.failures().isEmpty());
    }
    assertThat(context.gaps()).hasSize(1);

    var restarted = context.restarted();
    try (var run = start(database.config(), restarted)) {
      database.execute("INSERT INTO orders VALUES (10)");
      data(run, 2);
    }

    assertThat(restarted.gaps()).isEmpty();
  }
}
