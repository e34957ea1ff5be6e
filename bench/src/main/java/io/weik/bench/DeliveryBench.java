package io.weik.bench;

import io.weik.api.event.Event;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.runtime.Append;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** From the stream to a flow whose one step does nothing, against reading the stream alone. */
final class DeliveryBench {
  private static final int EVENTS = 400_000;
  private static final int BODY_BYTES = 1024;
  private static final int BATCH = 500;
  private static final int KEYS = 10_000;
  private static final int READ_EVENTS = 256;
  private static final long READ_BYTES = 1 << 20;
  private static final int FAILING_IN_TEN = 1;

  private final byte[] body = Delivery.body(BODY_BYTES);
  private final Options options;
  private final PrintStream out;

  DeliveryBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints tables. */
  void run() throws IOException, InterruptedException {
    out.println(
        """
        | in flight | keys | deliveries/s | reading alone, events/s | deliveries of reading |
        |--:|--:|--:|--:|--:|"""
            .stripTrailing());
    for (int keys : List.of(1, KEYS)) {
      for (int inFlight : List.of(1, 16)) {
        compare(inFlight, keys);
      }
    }
    out.println();
    storm();
    new LatencyBench(options, out).run();
    new BacklogBench(this, options, out).run();
  }

  private void compare(int inFlight, int keys) throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder())) {
      var place = scratch.path().resolve("data");
      fill(place, EVENTS, keys);
      var ours = new ArrayList<Double>();
      var limit = new ArrayList<Double>();
      for (int round = 0; round < options.rounds(); round++) {
        try (var store = open(place)) {
          limit.add(EVENTS / seconds(() -> readAll(store)));
          ours.add(EVENTS / deliverAll(store, inFlight, EVENTS, _ -> {}));
        }
      }
      out.println(
          "| %d | %,d | %,.0f | %,.0f | %.0f %% |"
              .formatted(
                  inFlight,
                  keys,
                  Median.of(ours),
                  Median.of(limit),
                  100 * Median.of(ours) / Median.of(limit)));
    }
  }

  private void storm() throws IOException, InterruptedException {
    int events = EVENTS / 4;
    try (var scratch = Scratch.in(options.folder())) {
      var place = scratch.path().resolve("data");
      fill(place, events, KEYS);
      int healthy = events - events / 10 * FAILING_IN_TEN;
      try (var store = open(place)) {
        double calm = deliverAll(store, 16, events, _ -> {});
        double storm =
            deliverAll(
                store,
                16,
                healthy,
                event -> {
                  if (isSick(event)) {
                    throw new IllegalStateException("422 unknown currency");
                  }
                });
        out.println(
            """
            | retry storm | healthy deliveries/s |
            |:--|--:|
            | nothing fails | %,.0f |
            | one key in ten always fails, 5 tries and a dead letter each | %,.0f |
            """
                .formatted(events / calm, healthy / storm));
      }
    }
  }

  private static boolean isSick(Event event) {
    return event.extension(Extensions.PARTITION_KEY).orElse("").endsWith("7");
  }

  /** Seconds until the flow took this many events without an error. */
  private static double deliverAll(
      RocksBackbone store, int inFlight, int events, BenchNode.Step step)
      throws InterruptedException {
    var left = new CountDownLatch(events);
    BenchNode.Step counted =
        event -> {
          step.take(event);
          left.countDown();
        };
    try (var node = new BenchNode(store, (_, _) -> () -> {}, new BenchSource(), counted)) {
      long began = System.nanoTime();
      node.start(inFlight);
      left.await();
      double seconds = (System.nanoTime() - began) / 1e9;
      node.node().forget(new ResourceId(Kind.EVENT_SUBSCRIPTION, "bench"));
      return seconds;
    }
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static void readAll(RocksBackbone store) {
    var bytes = new LongAdder();
    long next = 1;
    var events = store.read(BenchNode.STREAM, next, READ_EVENTS, READ_BYTES);
    while (!events.isEmpty()) {
      events.forEach(stored -> bytes.add(stored.event().id().length()));
      next = events.getLast().position() + 1;
      events = store.read(BenchNode.STREAM, next, READ_EVENTS, READ_BYTES);
    }
  }

  static RocksBackbone open(Path place) {
    return RocksBackbone.open(place, StoreOptions.standard(), Clock.systemUTC());
  }

  /** Fills a new stream with events whose keys take turns. */
  void fill(Path place, int events, int keys) throws InterruptedException {
    try (var store = open(place)) {
      for (int first = 0; first < events; first += BATCH) {
        var batch = new ArrayList<Append>(BATCH);
        for (int i = first; i < first + BATCH; i++) {
          batch.add(new Append(event(i, i % keys), Optional.empty()));
        }
        store.append(BenchNode.STREAM, batch, List.of());
      }
    }
  }

  private Event event(int number, int key) {
    return new Event(
        "event-" + number,
        "/bench",
        "io.weik.bench",
        Optional.empty(),
        Instant.now(),
        Optional.of("application/json"),
        Optional.empty(),
        new TreeMap<>(Map.of(Extensions.PARTITION_KEY, "key-" + key)),
        Optional.of(Payload.of(body)));
  }
}
