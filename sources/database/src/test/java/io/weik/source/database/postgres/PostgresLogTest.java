package io.weik.source.database.postgres;

import static io.weik.source.database.postgres.LoggedDatabase.context;
import static io.weik.source.database.postgres.LoggedDatabase.data;
import static io.weik.source.database.postgres.LoggedDatabase.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLogTest {
  private LoggedDatabase database;

  @BeforeEach
  void givenADatabase() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute("CREATE TABLE orders (id int PRIMARY KEY, status text, total numeric(10,2))");
  }

  @Test
  void insertsUpdatesAndDeletesBecomeEvents() throws Exception {
    try (var run = start(database.config(), context())) {
      database.execute(
          "INSERT INTO orders VALUES (1, 'new', 9.90)",
          "UPDATE orders SET status = 'paid' WHERE id = 1",
          "DELETE FROM orders WHERE id = 1");

      var events = data(run, 3);

      assertThat(events)
          .extracting(event -> event.get("operation").asText() + " " + event.get("key"))
          .containsExactly("insert {\"id\":1}", "update {\"id\":1}", "delete {\"id\":1}");
      assertThat(events.get(1).get("after").toString())
          .isEqualTo("{\"id\":1,\"status\":\"paid\",\"total\":9.90}");
      assertThat(events.get(2).get("after").isNull()).isTrue();
    }
  }
}
