package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.SourceRun;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogNamesTest {
  private static final String PUBLICATIONS = "SELECT count(*) FROM pg_publication WHERE pubname = ";
  private LoggedDatabase database;

  @BeforeEach
  void givenTables() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY)", "CREATE TABLE items (id int PRIMARY KEY)");
  }

  @Test
  void aSourceWhoseNameIsLongerSharesNoPublication() throws Exception {
    var longer = database.config("SlotName", database.slot() + "_inserts", "Table", "items");
    try (var items = start(longer, context());
        var orders = start(database.config(), context())) {
      database.execute("INSERT INTO items VALUES (1)", "UPDATE items SET id = 2");
      database.execute("INSERT INTO orders VALUES (1)");

      assertThat(data(orders, 1)).hasSize(1);
      assertThat(data(items, 3)).hasSize(3);
      assertThat(items.context().gaps()).isEmpty();
    }
  }

  @Test
  void aTryLeavesThePublicationOfASourceNamedTryAlone() throws Exception {
    var other = database.slot() + "_try";
    database.execute("CREATE PUBLICATION " + other + " FOR TABLE items");

    SourceRun.tryOnce(LoggedDatabase.source(database.config()), context());

    assertThat(database.value(PUBLICATIONS + "'" + other + "'")).isEqualTo("1");
  }

  @Test
  void aTryWorksForTheLongestName() throws Exception {
    var longest = "s" + "x".repeat(62);

    SourceRun.tryOnce(LoggedDatabase.source(database.config("SlotName", longest)), context());

    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("0");
  }

  @Test
  void whatAKilledTryLeftIsRemovedByTheNext() throws Exception {
    var killed = "\"weikiotry_1000000000_0123456789ab+inserts\"";
    database.execute("CREATE PUBLICATION " + killed);

    SourceRun.tryOnce(LoggedDatabase.source(database.config()), context());

    assertThat(database.value("SELECT count(*) FROM pg_publication")).isEqualTo("0");
  }
}
