package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a loss looks like while it is not dealt with, and what is left of it afterwards. */
@Timeout(60)
class PostgresLogLossTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenATable() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
  }

  private RecordingContext standing(RecordingContext stopped) throws Exception {
    stopped.onGap(OnGap.FAIL);
    try (var run = SourceRun.start(LoggedDatabase.source(database.config()), stopped)) {
      Awaitility.await().until(() -> !run.failures().isEmpty());
    }
    return stopped.restarted();
  }

  private static void assertSame(RecordingContext one, RecordingContext other) {
    var gap = one.gaps().getFirst();
    assertThat(other.gaps())
        .isNotEmpty()
        .extracting(Gap::from, Gap::to)
        .containsOnly(tuple(gap.from(), gap.to()));
  }

  @Test
  void aSlotThatIsGoneAndIsThenMadeAnewIsOneGap() throws Exception {
    var gone = database.stopped();
    database.dropSlot();
    var anew = standing(gone);
    database.createSlot();

    var _ = standing(anew);

    assertSame(gone, anew);
  }

  @Test
  void aPublicationThatIsGoneAndIsThenMadeAnewIsOneGap() throws Exception {
    var gone = database.stopped();
    database.execute("DROP PUBLICATION " + database.slot());
    var anew = standing(gone);
    database.execute("CREATE PUBLICATION " + database.slot() + " FOR TABLE orders");

    var _ = standing(anew);

    assertSame(gone, anew);
  }

  @Test
  void aSlotThatIsOlderThanItsPublicationIsMadeAnew() throws Exception {
    var context = database.stopped();
    database.execute("DROP PUBLICATION " + database.slot(), "INSERT INTO orders VALUES (2)");
    var end = database.value("SELECT pg_current_wal_lsn()");

    start(database.config(), context).close();

    assertThat(database.ofSlot("restart_lsn >= '%s'".formatted(end))).isEqualTo("t");
  }

  @Test
  void aSlotOfSomeoneElseThatWasThereBeforeItsPublicationIsMovedOn() throws Exception {
    database.createSlot();
    database.execute("INSERT INTO orders VALUES (1)");

    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders VALUES (2)");

      assertThat(data(run, 1).getFirst().get("key")).hasToString("{\"id\":2}");
    }
  }

  @Test
  void aPublicationOfInsertsThatIsGoneIsAGap() throws Exception {
    var context = database.stopped();
    database.execute("DROP PUBLICATION \"%s+inserts\"".formatted(database.slot()));

    try (var run = start(database.config(), context)) {
      database.execute("INSERT INTO orders VALUES (3)");
      data(run, 2);
    }

    assertThat(context.gaps()).hasSize(1);
  }

  @Test
  void aPublicationThatIsMadeAnewWhileItIsReadIsAGap() throws Exception {
    var context = context();
    try (var run = start(database.config("Heartbeat", "200ms"), context)) {
      database
          .database()
          .commit(
              "DROP PUBLICATION " + database.slot(),
              "CREATE PUBLICATION " + database.slot() + " FOR TABLE orders");

      Awaitility.await().until(() -> context.gaps().size() == 1);
      assertThat(run.failures()).isEmpty();
    }
  }
}
