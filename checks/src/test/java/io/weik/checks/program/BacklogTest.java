package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.resource.EventSource;
import io.weik.runtime.Append;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A long backlog at the start, delivered in a heap that could not hold it. {@code
 * -Dweikio.backlog.events} says how long it is.
 */
class BacklogTest {
  private static final int EVENTS = Integer.getInteger("weikio.backlog.events", 1_000_000);
  private static final int BATCH = 500;
  private static final int KEYS = 10_000;
  private static final Duration READY = Duration.ofSeconds(20);
  private static final Payload BODY = Payload.ofText("x".repeat(256));
  private static final String NOTHING = "[{setHeader: {name: seen, constant: true}}]";

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void theProgramIsReadyInSecondsAndDeliversItAllInASmallHeap() throws Exception {
    var before = weikio.start("run", weikio.file("orders.yaml", Orders.taken("Stopped", NOTHING)));
    before.stop();
    fill();

    long begun = System.nanoTime();
    var running = weikio.start("run", "orders.yaml");
    var ready = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(running.delivery(Orders.SUBSCRIPTION).path("delivered").asLong()).isZero();
    running.run("integrationflow", "start", Orders.SUBSCRIPTION);

    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> running.delivery(Orders.SUBSCRIPTION).path("delivered").asLong() == EVENTS);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("ready after %s, %d delivered after %s%n", ready, EVENTS, took);
    assertThat(ready).isLessThan(READY);
    assertThat(running.printed()).doesNotContain("OutOfMemory");
    assertThat(running.items("/api/v1/deadletters")).isEmpty();
  }

  private void fill() throws InterruptedException {
    var data = weikio.folder().resolve("data");
    try (var store = RocksBackbone.open(data, StoreOptions.standard(), Clock.systemUTC())) {
      for (int first = 0; first < EVENTS; first += BATCH) {
        var batch =
            IntStream.range(first, first + BATCH)
                .mapToObj(number -> new Append(event(number), Optional.empty()))
                .toList();
        store.append(EventSource.streamOf("orders"), batch, List.of());
      }
    }
  }

  private static Event event(int number) {
    return new Event(
        "event-" + number,
        "/shop",
        "com.example.orders",
        Optional.empty(),
        Instant.now(),
        Optional.of("text/plain"),
        Optional.empty(),
        new TreeMap<>(Map.of(Extensions.PARTITION_KEY, "k" + number % KEYS)),
        Optional.of(BODY));
  }
}
