package io.weik.checks.program;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A thousand subscriptions to one source. */
class ManySubscriptionsTest {
  private static final int FLOWS = 10;
  private static final int EACH = 100;
  private static final int EVENTS = 20;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void everyOneOfAThousandSubscriptionsGetsEveryEventOnce() {
    long begun = System.nanoTime();
    var running = weikio.start("run", weikio.file("many.yaml", resources()));
    System.out.printf("ready after %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    var ids = Orders.ids(1, EVENTS, 4);

    running.deliver(ids);

    await().until(() -> taken().count() >= (long) FLOWS * EACH * EVENTS);
    assertThat(taken().collect(groupingBy(identity(), counting())))
        .containsOnlyKeys(ids)
        .allSatisfy((_, count) -> assertThat(count).isEqualTo(FLOWS * EACH));
    assertThat(running.items("/api/v1/eventsubscriptions?limit=2000")).hasSize(FLOWS * EACH);
  }

  private Stream<String> taken() {
    return IntStream.range(0, FLOWS)
        .mapToObj(flow -> weikio.lines("lines/flow-" + flow))
        .flatMap(List::stream);
  }

  private static String resources() {
    var all = Stream.<String>builder();
    all.add(Declarations.webhook("orders")).add(Declarations.channel("events", "stream"));
    for (int flow = 0; flow < FLOWS; flow++) {
      var name = "flow-" + flow;
      var subscriptions = IntStream.range(0, EACH).mapToObj(one -> name + "-" + one).toList();
      subscriptions.forEach(one -> all.add(Declarations.subscription(one, "orders")));
      all.add(
          Declarations.flow(
              name, String.join(", ", subscriptions), "Started", Declarations.appending(name)));
    }
    return all.build().collect(Collectors.joining("---\n"));
  }
}
