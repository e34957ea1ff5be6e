package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.source.database.DatabaseType;
import io.weik.source.database.dialect.Dialects;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogOwnershipTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenTables() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY)", "CREATE TABLE other (id int PRIMARY KEY)");
  }

  private void publish(String tables) throws SQLException {
    database.execute("CREATE PUBLICATION %s FOR TABLE %s".formatted(database.slot(), tables));
  }

  private void release() throws Exception {
    var config = database.config();
    new PostgresLog(config, Dialects.of(config, "source-under-test")).release("source-under-test");
  }

  private String published() throws SQLException {
    return database.value(
        "SELECT string_agg(pubname || ':' || tablename, ' ' ORDER BY tablename)"
            + " FROM pg_publication_tables");
  }

  @Test
  void aPublicationThatSomeoneElseMadeIsReadAndStaysAsItIs() throws Exception {
    publish("orders, other");
    try (var run = start(database.config(), context())) {
      database.execute("INSERT INTO orders VALUES (1)");
      data(run, 1);
    }

    release();

    assertThat(published()).isEqualTo("%1$s:orders %1$s:other".formatted(database.slot()));
    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("1");
    assertThat(
            database.value(
                "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '"
                    + database.slot()
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void aPublicationThatSomeoneElseMadeAndThatLacksATableIsAProblemThatSaysWhatToRun()
      throws Exception {
    publish("other");
    try (var run = SourceRun.start(LoggedDatabase.source(database.config()), context())) {
      Awaitility.await().until(() -> !run.failures().isEmpty());

      assertThat(run.failures().getFirst())
          .hasMessageContaining("ALTER PUBLICATION")
          .hasMessageContaining("ADD TABLE \"public\".\"orders\"");
    }
    assertThat(published()).isEqualTo(database.slot() + ":other");
  }

  @Test
  void aSlotThatSomeoneElseMadeStaysAndIsTold() throws Exception {
    database.createSlot();
    start(database.config(), context()).close();

    assertThatThrownBy(this::release)
        .hasMessageContaining(database.slot() + " stays")
        .hasMessageContaining("pg_drop_replication_slot");

    assertThat(database.ofSlot("plugin")).isEqualTo("pgoutput");
    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("0");
  }

  @Test
  void aSlotThatSomeoneElseMadeAnewIsTheirs() throws Exception {
    var context = database.stopped();
    database.dropSlot();
    database.createSlot();
    start(database.config(), context).close();

    assertThatThrownBy(this::release).hasMessageContaining(database.slot() + " stays");
  }

  @Test
  void anotherSpellingOfTheHostReadsOnFromTheSameSlot() throws Exception {
    var config = database.config("Host", "127.0.0.1");
    start(config, context()).close();

    new DatabaseType()
        .release(config, "source-under-test", Optional.of(database.config("Host", "localhost")));

    assertThat(database.ofSlot("plugin")).isEqualTo("pgoutput");
    new DatabaseType()
        .release(config, "source-under-test", Optional.of(database.config("Database", "postgres")));
    assertThatThrownBy(() -> database.ofSlot("plugin")).isInstanceOf(NoSuchElementException.class);
  }
}
