package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.weik.testkit.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every example runs as its first line says, with a delivery signed as its provider signs. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  @AutoClose
  private final Weikio weikio =
      new Weikio()
          .with("GITHUB_WEBHOOK_SECRET", "github secret")
          .with("STRIPE_WEBHOOK_SECRET", "whsec_stripe")
          .with("SHOPIFY_WEBHOOK_SECRET", "shopify secret");

  @Test
  void everyExampleSaysInItsFirstLineWhatItIsFor() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readAllLines(file).getFirst()).startsWith("# "));
    }
  }

  @Test
  void githubPushesToMainAreAnnounced() {
    var running = whenExampleRuns("push.yaml");
    var push = "{\"ref\": \"refs/heads/%s\", \"pusher\": {\"name\": \"ada\"}}";

    send(
        running, Delivery.github("/webhooks/github", "github secret", "1", push.formatted("side")));
    send(
        running, Delivery.github("/webhooks/github", "github secret", "2", push.formatted("main")));

    await().until(() -> running.printed().contains("announce: ada pushed to refs/heads/main"));
    assertThat(running.printed()).doesNotContain("refs/heads/side");
    assertThat(running.eventIds()).containsExactly("1", "2");
  }

  @Test
  void stripePaymentsAreToldApart() {
    var running = whenExampleRuns("stripe.yaml");
    for (int amount : List.of(2_000, 250_000)) {
      var body =
          """
          {"id": "evt_%d", "data": {"object": {"amount": %d, "currency": "eur"}}}"""
              .formatted(amount, amount);
      send(running, Delivery.stripe("/webhooks/stripe", "whsec_stripe", body));
    }

    await().until(() -> running.printed().contains("payments: a large payment: 250000 eur"));
    assertThat(running.printed()).contains("payments: paid: 2000 eur");
    assertThat(running.eventIds()).containsExactly("evt_2000", "evt_250000");
  }

  @Test
  void shopifyOrdersBecomeAFileForEachItem() throws IOException {
    var running = whenExampleRuns("shopify.yaml");
    var order =
        """
        {"id": 820982911, "total_price": "398.00", "customer": {"email": "jon@example.com"},
         "line_items": [{"sku": "cup", "quantity": 1}, {"sku": "plate", "quantity": 2}]}""";

    send(
        running,
        Delivery.shopify("/webhooks/shopify/orders", "shopify secret", "delivery-1", order));

    await().until(() -> weikio.files("picking/820982911").size() == 2);
    assertThat(running.printed())
        .contains("pick-items: order 820982911 of jon@example.com over 398.00");
    var plate = weikio.folder().resolve("picking/820982911/plate.json");
    assertThat(RunningWeikio.parse(Files.readString(plate)))
        .isEqualTo(RunningWeikio.parse("{\"sku\": \"plate\", \"quantity\": 2}"));
    assertThat(running.eventIds()).containsExactly("delivery-1");
  }

  @Test
  void rowsOfFilesAreOrdersAndTheFilesArePutAway() throws IOException {
    Files.createDirectory(weikio.folder().resolve("inbox"));
    var running = whenExampleRuns("uploads.yaml");

    weikio.file("inbox/monday.csv", "order,total\n17,250.00\n18,4200.00\n");

    await().until(() -> running.printed().contains("a large order: 18 over 4200.00"));
    assertThat(running.printed()).contains("import-orders: order 17 over 250.00");
    await()
        .untilAsserted(
            () ->
                assertThat(weikio.files("inbox", "inbox/done")).contains("inbox/done/monday.csv"));
    assertThat(weikio.files("inbox")).doesNotContain("inbox/monday.csv");
    assertThat(running.events()).hasSize(2);
  }

  @Test
  void changesOfATableReachTheFlow() throws Exception {
    var database = PostgresServer.shared().create();
    database.execute(
        "CREATE TABLE orders (order_id INT PRIMARY KEY, status TEXT)",
        "INSERT INTO orders VALUES (1, 'new')");
    weikio.with("DATABASE_PASSWORD", database.password());
    var yaml =
        Files.readString(EXAMPLES.resolve("orders.yaml"))
            .replace("5432", String.valueOf(database.port()))
            .replace("shop", database.name())
            .replace("weikio_user", database.user());
    var running = weikio.start("run", weikio.file("orders.yaml", yaml));
    await().until(() -> running.printed().contains("tell: order 1 is new"));

    database.execute("UPDATE orders SET status = 'shipped'", "DELETE FROM orders");

    await().until(() -> running.printed().contains("tell: order 1 is gone"));
    assertThat(running.printed()).contains("tell: order 1 is on its way");
    assertThat(running.events()).extracting(CloudEvent::getSubject).containsOnly("/tables/orders");
  }

  private RunningWeikio whenExampleRuns(String name) {
    return weikio.start("run", EXAMPLES.resolve(name).toString());
  }

  private static void send(RunningWeikio running, Delivery delivery) {
    var answer = running.send(delivery);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }
}
