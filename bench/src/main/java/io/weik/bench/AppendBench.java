package io.weik.bench;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** The store alone: appends that return once they are on disk, against a bare file. */
final class AppendBench {
  private static final int BODY_BYTES = 1024;
  private static final String STREAM = "eventsource-bench-stream";
  private static final String HEAD =
      """
      | callers | store, synced appends/s | file with one sync for each group, appends/s | store of file |
      |--:|--:|--:|--:|"""
          .stripTrailing();

  private final byte[] body = Delivery.body(BODY_BYTES);
  private final Options options;
  private final PrintStream out;

  AppendBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** Measures, and prints a table. */
  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder());
        var store =
            RocksBackbone.open(
                scratch.path().resolve("data"), StoreOptions.standard(), Clock.systemUTC());
        var file = new GroupedFile(scratch.path().resolve("file"))) {
      rate(64, options.time(), () -> store.append(STREAM, List.of(event()), List.of()));
      out.println(HEAD);
      for (int callers : options.connections()) {
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        for (int round = 0; round < options.rounds(); round++) {
          ours.add(
              rate(
                  callers,
                  options.time(),
                  () -> store.append(STREAM, List.of(event()), List.of())));
          bare.add(rate(callers, options.time(), () -> file.append(body)));
        }
        print(callers, Median.of(ours), Median.of(bare));
      }
    }
  }

  private void print(int callers, double ours, double bare) {
    out.println(
        "| %d | %,.0f | %,.0f | %.0f %% |".formatted(callers, ours, bare, 100 * ours / bare));
  }

  private Append event() {
    var id = UUID.randomUUID().toString();
    var event =
        new Event(
            id,
            "/bench",
            "io.weik.bench",
            Optional.empty(),
            Instant.now(),
            Optional.of("application/json"),
            Optional.empty(),
            new TreeMap<>(),
            Optional.of(Payload.of(body)));
    return new Append(event, Optional.of(id));
  }

  /** How often a second this many virtual threads together get through the step. */
  private static double rate(int callers, Duration time, Step step) throws InterruptedException {
    var steps = new LongAdder();
    long began = System.nanoTime();
    long left = time.toNanos();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < callers; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (System.nanoTime() - began < left && done(step)) {
                      steps.increment();
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    return steps.sum() * 1e9 / (System.nanoTime() - began);
  }

  private static boolean done(Step step) {
    try {
      step.run();
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
