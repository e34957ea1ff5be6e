package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A long backlog at start neither delays the start nor fills the memory. */
class BacklogTest {
  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 1000;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void aMillionEventsAreDeliveredInAHeapThatCouldNotHoldThem() throws Exception {
    fill();
    weikio.file(
        "orders.yaml",
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("new-orders", "orders", "Channel: events\nStartFrom: earliest"),
            flow("nothing", "new-orders", "Started", "[{setBody: {constant: done}}]")));
    long began = System.nanoTime();

    var running = weikio.start("run", "orders.yaml");

    var ready = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("ready with %d events of backlog after %d ms%n", EVENTS, ready.toMillis());
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                running.items("/api/v1/eventsubscriptions").getFirst().path("pending").asLong()
                    == 0);
    var status = running.items("/api/v1/eventsubscriptions").getFirst();
    assertThat(status.path("delivered").asLong()).isEqualTo(EVENTS);
  }

  private void fill() throws InterruptedException {
    var body = Payload.ofText("{\"text\": \"%s\"}".formatted("x".repeat(500)));
    var data = weikio.folder().resolve("data");
    try (var store = RocksBackbone.open(data, StoreOptions.standard(), Clock.systemUTC())) {
      for (int first = 0; first < EVENTS; first += BATCH) {
        var batch = new ArrayList<Append>(BATCH);
        for (int i = first; i < first + BATCH; i++) {
          batch.add(new Append(event(i, body), Optional.empty()));
        }
        store.append("eventsource-orders-stream", batch, List.of());
      }
    }
  }

  private static Event event(int number, Payload body) {
    return new Event(
        "event-" + number,
        "/shop",
        "com.example.orders",
        Optional.empty(),
        Instant.now(),
        Optional.of("application/json"),
        Optional.empty(),
        new TreeMap<>(Map.of(Extensions.PARTITION_KEY, "key-" + number % 1000)),
        Optional.of(body));
  }
}
