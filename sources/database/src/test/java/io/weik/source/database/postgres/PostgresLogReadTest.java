package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogReadTest {
  private LoggedDatabase database;
  private DatabaseConfig config;

  @BeforeEach
  void givenATableWithRows() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, version int)",
        "INSERT INTO orders SELECT generate_series(1, 1000), 0");
    config = database.config("InitialSnapshot", "data", "BatchSize", "50");
  }

  private void assertReplayIsTheTable(RecordingContext context) throws SQLException {
    var sum =
        LoggedDatabase.replay(context.drafts()).values().stream()
            .mapToInt(row -> row.get("id").asInt() * 10 + row.get("version").asInt())
            .sum();
    assertThat(Integer.toString(sum))
        .isEqualTo(database.value("SELECT sum(id * 10 + version) FROM orders"));
  }

  @Test
  void rowsThatAreThereAreReadOnceBeforeTheLog() throws Exception {
    var context = context();
    try (var run = start(config, context)) {
      data(run, 1000);
      database.execute("UPDATE orders SET version = 1 WHERE id <= 10");
      data(run, 1010);
    }

    try (var run = start(config, context.restarted())) {
      database.execute("DELETE FROM orders WHERE id > 990");

      assertThat(data(run, 1020)).hasSize(1020);
      assertReplayIsTheTable(run.context());
    }
  }

  @Test
  void aReadThatIsCutOffGoesOnAndMissesNoChangeMeanwhile() throws Exception {
    var context = context();
    context.loseAnswerAfter(7, new IllegalStateException("killed"));
    try (var run = SourceRun.start(LoggedDatabase.source(config), context)) {
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !run.failures().isEmpty());
    }
    assertThat(context.drafts()).hasSizeBetween(1, 999);
    database.execute(
        "UPDATE orders SET version = 1 WHERE id % 2 = 0", "DELETE FROM orders WHERE id % 5 = 0");

    try (var run = start(config, context.restarted())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertReplayIsTheTable(run.context()));
    }
  }
}
