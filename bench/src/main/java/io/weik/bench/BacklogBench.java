package io.weik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Start with a million events to deliver: how soon it is ready, and what memory it takes. */
final class BacklogBench {
  private static final int EVENTS = 1_000_000;
  private static final int KEYS = 10_000;
  private static final long SAMPLE_NANOS = 250_000_000;

  private final DeliveryBench filler;
  private final Options options;
  private final PrintStream out;

  BacklogBench(DeliveryBench filler, Options options, PrintStream out) {
    this.filler = filler;
    this.options = options;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder())) {
      var place = scratch.path().resolve("data");
      filler.fill(place, EVENTS, KEYS);
      long before = heap();
      long began = System.nanoTime();
      var open = new CountDownLatch(1);
      BenchNode.Step step =
          _ -> {
            open.await();
          };
      try (var store = DeliveryBench.open(place);
          var node = new BenchNode(store, (_, _) -> () -> {}, new BenchSource(), step).start(16)) {
        long ready = System.nanoTime() - began;
        while (node.node().subscriptions().getFirst().inFlight() < 16) {
          Thread.onSpinWait();
        }
        long waiting = heap() - before;
        open.countDown();
        long most = 0;
        while (node.node().subscriptions().getFirst().pending() > EVENTS / 10) {
          most = Math.max(most, heap() - before);
          LockSupport.parkNanos(SAMPLE_NANOS);
        }
        out.println(
            """
            | %,d events of 1 KiB waiting at start | |
            |:--|--:|
            | ready after | %,.0f ms |
            | heap more than before, none delivered yet | %,d MiB |
            | heap more than before, most while it delivers | %,d MiB |
            """
                .formatted(EVENTS, ready / 1e6, waiting >> 20, most >> 20));
      }
    }
  }

  private static long heap() {
    var runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
