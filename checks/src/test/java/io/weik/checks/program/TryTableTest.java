package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.testkit.database.PostgresServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database source can be tried from where it is, and nothing of it moves. */
@Timeout(120)
class TryTableTest {
  @AutoClose private final Weikio weikio = new Weikio();

  @ParameterizedTest
  @ValueSource(strings = {"log", "poll"})
  void theNextChangesAreShownAndComeAllTheSame(String tracking) throws Exception {
    var database = PostgresServer.shared().create();
    database.execute("CREATE TABLE orders (id INT PRIMARY KEY, total NUMERIC)");
    weikio.with("DB_PASSWORD", database.password());
    var yaml =
        Declarations.ordersTable(
            "postgresql",
            database,
            "Table: orders",
            "ChangeTracking: " + tracking,
            "PollingInterval: 1h");
    var running = weikio.start("run", weikio.file("orders.yaml", yaml));
    await().until(() -> running.run("esi", "ls").out().contains("running"));
    assertThat(running.run("es", "stop", "orders").exitCode()).isZero();
    database.execute("INSERT INTO orders VALUES (1, 99.90)");

    var first = running.run("es", "try", "orders");
    var second = running.run("es", "try", "orders");

    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(first.out()).contains("com.example.orders.insert", "99.90");
    assertThat(second.out()).contains("com.example.orders.insert", "99.90");
    assertThat(running.events()).isEmpty();
    running.run("es", "start", "orders");
    await().until(() -> running.events().size() == 1);
  }
}
