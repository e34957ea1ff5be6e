package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogOpenTransactionTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenATable() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute("CREATE TABLE orders_1 (id int PRIMARY KEY)");
  }

  /** A transaction that runs until it is committed. */
  private Connection begin(String statement) throws SQLException {
    var at = database.database();
    var url = "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.name());
    var connection = DriverManager.getConnection(url, at.user(), at.password());
    connection.setAutoCommit(false);
    try (var running = connection.createStatement()) {
      running.execute(statement);
    }
    return connection;
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(20));
  }

  @Test
  void aTransactionThatWroteToATableBeforeItWasFollowedIsNotLost() throws Exception {
    try (var run = start(database.config("Table", "orders_*"), context())) {
      database.execute("CREATE TABLE orders_2 (id int PRIMARY KEY)");
      try (var writer = begin("INSERT INTO orders_2 VALUES (1)")) {
        soon()
            .until(
                () ->
                    database
                        .value(
                            "SELECT count(*) FROM pg_publication_tables WHERE tablename = 'orders_2'")
                        .equals("1"));
        Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        writer.commit();
      }

      assertThat(data(run, 1)).anyMatch(event -> event.at("/after/id").asInt() == 1);
    }
  }

  @Test
  void aSlotThatIsStillBeingMadeIsNoPositionAndNoGap() throws Exception {
    var context = context();
    var source = LoggedDatabase.source(database.config("Table", "orders_1"));
    try (var writer = begin("INSERT INTO orders_1 VALUES (1)")) {
      var first = SourceRun.start(source, context);
      soon().until(() -> slots("confirmed_flush_lsn IS NULL").equals("1"));
      first.close();

      try (var run = SourceRun.start(source, context.restarted())) {
        Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(run.context().state(Position.KEY)).isEmpty();
        writer.commit();
        soon().until(run.context()::isReady);
        database.execute("INSERT INTO orders_1 VALUES (2)");

        assertThat(data(run, 1).getLast().at("/after/id").asInt()).isEqualTo(2);
        assertThat(run.context().gaps()).isEmpty();
      }
    }
  }

  private String slots(String condition) throws SQLException {
    return database.value(
        "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '%s' AND %s"
            .formatted(database.slot(), condition));
  }
}
