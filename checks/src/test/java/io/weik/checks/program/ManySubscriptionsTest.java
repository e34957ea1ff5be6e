package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A thousand subscriptions on one source each get every event. */
class ManySubscriptionsTest {
  private static final int SUBSCRIPTIONS = 1000;
  private static final int EVENTS = 20;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void eachGetsEveryEvent() {
    var names = IntStream.range(0, SUBSCRIPTIONS).mapToObj(i -> "s" + i).toList();
    var subscriptions =
        names.stream()
            .map(name -> subscription(name, "orders"))
            .collect(Collectors.joining("---\n"));
    var resources =
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscriptions,
            flow("nothing", String.join(", ", names), "Started", "[{setBody: {constant: done}}]"));
    weikio.file("many.yaml", resources);
    var running = weikio.start("run", "many.yaml");

    for (int i = 0; i < EVENTS; i++) {
      assertThat(running.send(Delivery.json("/webhooks/orders", "{}")).statusCode()).isEqualTo(202);
    }

    await()
        .until(
            () ->
                running.items("/api/v1/eventsubscriptions").stream()
                        .mapToLong(item -> item.path("delivered").asLong())
                        .sum()
                    == (long) SUBSCRIPTIONS * EVENTS);
    assertThat(running.items("/api/v1/eventsubscriptions"))
        .allMatch(item -> item.path("delivered").asLong() == EVENTS)
        .allMatch(item -> item.path("pending").asLong() == 0);
  }
}
