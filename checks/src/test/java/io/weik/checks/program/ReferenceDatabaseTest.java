package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database source of the reference applies unchanged, and works with the rights it needs. */
@Timeout(180)
class ReferenceDatabaseTest {
  private static final String ORDERS =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata:
        name: order-changes
      spec:
        Type: database
        EventType: com.example.orders.changed
        EventSource: orders-database
        Subject: /tables/orders
        Parameters:
          DatabaseType: postgresql
          Host: db.example.com
          Port: "5432"
          Database: ecommerce
          Username: weikio_user
          Password: ${database-password}
          Schema: public
          Table: orders
          TrackInserts: "true"
          TrackUpdates: "true"
          TrackDeletes: "true"
          PollingInterval: "10"
        Variables:
          - SourceColumn: order_id
            TargetVariable: OrderId
          - SourceColumn: customer_id
            TargetVariable: CustomerId
          - SourceColumn: total
            TargetVariable: OrderTotal
      """;
  private static final String TABLE =
      "CREATE TABLE orders (order_id INT PRIMARY KEY, customer_id INT, total NUMERIC(10, 2))";

  private static final String PASSWORD = "password-of-the-reference";

  @AutoClose private final Weikio weikio = new Weikio();
  @AutoClose private final PostgresServer server = PostgresServer.start(Map.of());

  @Test
  void withoutItsDatabaseItAppliesAndSaysWhatItWaitsFor() {
    weikio.with("DATABASE_PASSWORD", PASSWORD);
    var running = weikio.start("serve");

    running.apply(ORDERS);

    await().until(() -> instance(running).path("state").asText().startsWith("back"));
    assertThat(running.run("esi", "status", "order-changes-0").out())
        .contains("db.example.com:5432/ecommerce", "orders", "unknown host")
        .doesNotContain(PASSWORD);
    assertThat(running.printed()).doesNotContain(PASSWORD);
  }

  @Test
  void whoMayOnlySelectHasTheTablePolled() throws Exception {
    var database = database();
    database.execute("GRANT SELECT ON orders TO weikio_user");
    var running = begin(database);

    assertThat(running.run("esi", "status", "order-changes-0").out())
        .contains("poll", "REPLICATION");
    change(database);
    assertEvents(running);
  }

  @Test
  void whoMayReplicateHasTheLogRead() throws Exception {
    var database = database();
    database.execute(
        "GRANT SELECT ON orders TO weikio_user",
        "ALTER ROLE weikio_user REPLICATION",
        "ALTER TABLE orders OWNER TO weikio_user",
        "GRANT CREATE ON DATABASE " + database.name() + " TO weikio_user");
    var running = begin(database);

    assertThat(running.run("esi", "status", "order-changes-0").out())
        .contains("weikio_order_changes");
    assertThat(running.get("/metrics").body())
        .contains("weikio_source_lag_bytes{source=\"order-changes\"}");
    change(database);
    assertEvents(running);
  }

  /** The server of the tests is not that of the reference: only its address differs. */
  private RunningWeikio begin(Database database) {
    weikio.with("DATABASE_PASSWORD", PASSWORD);
    var yaml =
        ORDERS
            .replace("db.example.com", "localhost")
            .replace("5432", String.valueOf(database.port()))
            .replace("ecommerce", database.name())
            .replace("PollingInterval: \"10\"", "PollingInterval: 200ms");
    var running = weikio.start("run", weikio.file("orders.yaml", yaml));
    await().until(() -> instance(running).path("state").asText().equals("running"));
    return running;
  }

  private Database database() throws SQLException {
    var database = server.create();
    database.execute(TABLE, "DROP ROLE IF EXISTS weikio_user");
    database.execute("CREATE ROLE weikio_user LOGIN PASSWORD '" + PASSWORD + "'");
    return database;
  }

  private static void change(Database database) throws SQLException {
    database.execute("INSERT INTO orders VALUES (1, 7, 99.90)");
  }

  private static void assertEvents(RunningWeikio running) {
    await().until(() -> !running.events().isEmpty());
    CloudEvent event = running.events().getFirst();
    assertThat(event.getType()).isEqualTo("com.example.orders.changed");
    assertThat(event.getSource()).hasToString("orders-database");
    assertThat(event.getSubject()).isEqualTo("/tables/orders");
    assertThat(event.getExtension("partitionkey")).isEqualTo("1");
    assertThat(event.getExtension("weikvariables"))
        .isEqualTo("{\"OrderId\":1,\"CustomerId\":7,\"OrderTotal\":99.90}");
    var data = RunningWeikio.data(event);
    assertThat(data.path("operation").asText()).isEqualTo("insert");
    assertThat(List.of(data.path("schema").asText(), data.path("table").asText()))
        .containsExactly("public", "orders");
  }

  private static JsonNode instance(RunningWeikio running) {
    return RunningWeikio.parse(running.get("/api/v1/instances/order-changes-0").body());
  }
}
