package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.ProblemException;
import io.weik.api.source.Source;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.CutProxy;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogSafetyTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenATable() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)", "CREATE TABLE other (text text)");
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(10));
  }

  private long now() throws SQLException {
    return Lsn.parse(database.value("SELECT pg_current_wal_lsn()"));
  }

  private long confirmed() throws SQLException {
    return Lsn.parse(database.value("SELECT confirmed_flush_lsn " + slots()));
  }

  private String slots() {
    return "FROM pg_replication_slots WHERE slot_name = '" + database.slot() + "'";
  }

  @Test
  void theServerMayForgetTheLogOfOtherTables() throws Exception {
    try (var _ = start(database.config(), context())) {
      database.execute("INSERT INTO other SELECT repeat('x', 100) FROM generate_series(1, 1000)");
      long end = now();

      soon().until(() -> !Lsn.isBefore(confirmed(), end));
    }
  }

  @Test
  void theSlotIsCopiedToStandbys() throws Exception {
    try (var _ = start(database.config(), context())) {
      assertThat(database.value("SELECT failover " + slots())).isEqualTo("t");
    }
  }

  @Test
  void nothingIsConfirmedBeforeItIsStored() throws Exception {
    try (var run = start(database.config(), context())) {
      long before = now();
      run.context().blockEmits();
      database.execute("INSERT INTO orders VALUES (1)");
      long after = now();
      soon().until(run.context()::blocksEmit);
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(5))
          .until(() -> !Lsn.isBefore(before, confirmed()));

      run.context().letEmitsWork();

      soon().until(() -> !Lsn.isBefore(confirmed(), after));
      assertThat(run.failures()).as("a slow store is no failure").isEmpty();
      assertThat(data(run, 1)).hasSize(1);
    }
  }

  @Test
  void howFarBehindItIsIsShownAndToldAtALimit() throws Exception {
    var config = database.config("LagLimit", "100 KiB");
    try (var run = start(config, context());
        var open = database.database().connect();
        var statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("INSERT INTO other VALUES ('keeps the log')");
      database.execute("INSERT INTO other SELECT repeat('x', 1000) FROM generate_series(1, 1000)");

      soon().until(() -> run.context().warnings().containsKey("lag"));

      assertThat(String.valueOf(run.context().warnings().get("lag")))
          .contains(database.slot(), "MiB");
      assertThat(run.context().measures()).containsKeys("lag_bytes", "lag_seconds");
      assertThat(run.context().progress()).contains("slot " + database.slot()).contains("behind");

      open.rollback();

      soon()
          .until(
              () -> {
                database.execute("CHECKPOINT"); // so that the server sees what is over
                return !run.context().warnings().containsKey("lag");
              });
    }
  }

  @Test
  void sourcesOfOneDatabaseShareNothing() throws Exception {
    var second = database.config("SlotName", database.slot() + "_b", "TrackDeletes", "true");
    try (var one = start(database.config(), context());
        var other = start(second, context())) {
      database.execute("INSERT INTO orders VALUES (1)", "DELETE FROM orders");

      assertThat(data(one, 2)).hasSize(2);
      assertThat(data(other, 1))
          .extracting(event -> event.get("operation").asText())
          .containsExactly("delete");
    }
  }

  @Test
  void aSlotThatAnotherReadsFromIsAProblemThatSaysWho() throws Exception {
    try (var _ = start(database.config(), context());
        var second = SourceRun.start(LoggedDatabase.source(database.config()), context())) {
      soon().until(() -> !second.failures().isEmpty());

      assertThat(second.failures().getFirst())
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(database.slot() + " is in use: process ")
          .hasMessageContaining("weikio source-under-test");
    }
  }

  @Test
  void aConnectionOfItsOwnThatTheServerStillHoldsForAliveIsEnded() throws Exception {
    var context = context();
    try (var network = CutProxy.to(database.database().port())) {
      var run = start(database.at(network.port()).config("Heartbeat", "60s"), context);
      network.freeze();
      run.close();
      database.execute("INSERT INTO orders VALUES (1)");

      try (var next = start(database.config(), context.restarted())) {
        assertThat(data(next, 1)).hasSize(1);
      }
    }
  }

  @Test
  void whatASourceMadeIsRemovedWithIt() throws Exception {
    start(database.config(), context()).close();
    var config = database.config();
    var log = new PostgresLog(config, Dialects.of(config, "source-under-test"));

    log.release("source-under-test");
    log.release("source-under-test");

    assertThat(database.value("SELECT count(*) " + slots())).isEqualTo("0");
    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("0");
  }

  @Test
  void aTryShowsWhatComesAndLeavesNothingBehind() throws Exception {
    var context = context();
    var source = LoggedDatabase.source(database.config());
    var trial = Thread.ofVirtual().start(() -> tryOnce(source, context));
    soon().until(() -> !database.value("SELECT count(*) FROM pg_stat_replication").equals("0"));

    database.execute("INSERT INTO orders VALUES (1)");

    trial.join();
    assertThat(context.drafts()).hasSize(1);
    assertThat(database.value("SELECT count(*) " + slots())).isEqualTo("0");
    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("0");
  }

  private static void tryOnce(Source source, RecordingContext context) {
    try {
      SourceRun.tryOnce(source, context);
    } catch (Exception failed) {
      throw new AssertionError("the trial failed", failed);
    }
  }

  @Test
  void aUserWhoMayNotPublishIsToldWhatToRun() throws Exception {
    var user = database.database().newUser();
    database.execute(
        "ALTER ROLE " + user.user() + " REPLICATION", "GRANT SELECT ON orders TO " + user.user());
    var config = database.config("Username", user.user(), "Password", user.password());
    try (var run = SourceRun.start(LoggedDatabase.source(config), context())) {
      soon().until(() -> !run.failures().isEmpty());
      var message = String.valueOf(run.failures().getFirst().getMessage());
      assertThat(message).contains("CREATE PUBLICATION");

      database.execute(message.substring(message.indexOf("CREATE PUBLICATION")).split("; ", -1));
      soon().until(run.context()::isReady);
      database.execute("INSERT INTO orders VALUES (1)");

      soon().until(() -> run.context().drafts().size() == 1);
    }
  }
}
