package io.weik.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.source.Source;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WayChooserTest {
  private final RecordingContext context = new RecordingContext(Clock.systemUTC());
  private Database database;

  @BeforeEach
  void givenATable() throws SQLException {
    database = PostgresServer.shared().create();
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY)",
        "INSERT INTO orders SELECT generate_series(1, 30)");
  }

  private static DatabaseConfig config(Database database, String... more) {
    var values = new LinkedHashMap<String, String>();
    values.put("DatabaseType", "postgresql");
    values.put("Host", database.host());
    values.put("Port", "" + database.port());
    values.put("Database", database.name());
    values.put("Username", database.user());
    values.put("Password", database.password());
    values.put("Table", "orders");
    values.put("SlotName", "slot_" + database.name());
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return Parameters.of(DatabaseConfig.class, values);
  }

  private Source chosen(DatabaseConfig config) throws Exception {
    return new WayChooser(config).choose(context);
  }

  private Database reader() throws SQLException {
    var user = database.newUser();
    database.execute("GRANT SELECT ON orders TO " + user.user());
    return user;
  }

  @Test
  void autoReadsTheLogWhereItCan() throws Exception {
    assertThat(chosen(config(database))).isInstanceOf(Source.Running.class);
    assertThat(context.progress()).isEmpty();
  }

  @Test
  void autoPollsElseAndTellsWhatTheLogWouldNeed() throws Exception {
    assertThat(chosen(config(reader()))).isInstanceOf(Source.Polling.class);
    assertThat(context.progress())
        .startsWith("polling; the log would need: ")
        .contains("(REPLICATION)");
  }

  @Test
  void autoKeepsToTheLogWhenARightIsTakenAway() throws Exception {
    var _ = chosen(config(database));
    var user = reader();

    assertThatThrownBy(() -> chosen(config(user))).hasMessageContaining("REPLICATION");
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void aParameterThatOnlyPollingHeedsIsNamed() throws Exception {
    assertThat(chosen(config(database, "Where", "id > 1"))).isInstanceOf(Source.Polling.class);
    assertThat(context.progress()).isEqualTo("polling, since Where is given");
  }

  @Test
  void aReplicaIsPolledWhileTheServerIsAway() throws Exception {
    var replica =
        config(
            database,
            "ChangeTracking",
            "poll",
            "Port",
            "1",
            "Replica",
            "localhost:" + database.port());

    assertThat(chosen(replica)).isInstanceOf(Source.Polling.class);
  }

  @Test
  void aTableThatIsNotThereIsTold() {
    assertThatThrownBy(() -> chosen(config(database, "Table", "ordrs")))
        .hasMessageContaining("no such table")
        .hasMessageContaining("did you mean orders?");
    assertThatThrownBy(() -> chosen(config(database, "Table", "none_*")))
        .hasMessageContaining("no table fits")
        .hasMessageContaining("none_*");
  }

  @Test
  void aTrialShowsTheFirstRowsWhereTheyWouldBeRead() throws Exception {
    SourceRun.tryOnce(chosen(config(database, "InitialSnapshot", "data")), context);

    assertThat(context.drafts()).hasSize(20);
    assertThat(context.drafts().getFirst().data().orElseThrow().text())
        .contains("\"operation\":\"read\"", "{\"id\":1}");
  }

  @Test
  void aSlotIsLeftToASuccessorThatReadsOnAndDroppedElse() throws Exception {
    var config = config(database);
    try (var _ = SourceRun.start(chosen(config), context)) {
      context.awaitReady();
    }
    var type = new DatabaseType();

    type.release(config, context.source(), Optional.of(config(database, "BatchSize", "7")));
    assertThat(slots()).isEqualTo("1");
    type.release(config, context.source(), Optional.of(config(database, "ChangeTracking", "poll")));
    assertThat(slots()).isEqualTo("0");
  }

  private String slots() throws SQLException {
    var count =
        "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'slot_%s'"
            .formatted(database.name());
    return database.query(count).getFirst().getFirst() + "";
  }
}
