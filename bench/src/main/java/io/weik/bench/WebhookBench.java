package io.weik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deliveries into the program, which verifies and stores them, against servers that verify only: in
 * turn, in one run, so that whatever else the machine does hits all of them alike.
 */
final class WebhookBench {
  private static final int BODY_BYTES = 1024;
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final int WARM_UP_CONNECTIONS = 64;

  private final Delivery delivery = new Delivery(BODY_BYTES);
  private final Path root;
  private final Options options;
  private final PrintStream out;

  WebhookBench(Path root, Options options, PrintStream out) {
    this.root = root;
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints tables. */
  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder())) {
      out.println(Machine.describe(scratch.path()));
      try (var ours = Contestant.weikio(root, scratch.path());
          var listener = Contestant.limit(Contestant.LISTENER, root, scratch.path());
          var library = Contestant.limit(Contestant.LIBRARY, root, scratch.path())) {
        var contestants = List.of(ours, listener, library);
        warmUp(contestants);
        compare(contestants);
      }
    }
    new AppendBench(options, out).run();
  }

  private void warmUp(List<Contestant> contestants) throws IOException, InterruptedException {
    for (var contestant : contestants) {
      contestant.awaitReady(delivery);
    }
    for (int round = 0; round < 2; round++) {
      for (var contestant : contestants) {
        measure(contestant, WARM_UP_CONNECTIONS, options.time().multipliedBy(2));
      }
    }
  }

  private void compare(List<Contestant> contestants) throws IOException {
    out.println(Comparison.HEAD);
    for (int connections : options.connections()) {
      var results = new ArrayList<List<Measurement>>();
      contestants.forEach(_ -> results.add(new ArrayList<>()));
      for (int round = 0; round < options.rounds(); round++) {
        for (int i = 0; i < contestants.size(); i++) {
          results.get(i).add(measure(contestants.get(i), connections, options.time()));
        }
      }
      out.println(new Comparison(connections, results));
    }
    out.println();
  }

  private Measurement measure(Contestant contestant, int connections, Duration time)
      throws IOException {
    try (var load = new Load(contestant.port(), delivery, connections)) {
      load.run(SETTLE);
      var before = contestant.processorTime();
      var outcome = load.run(time);
      var used = contestant.processorTime().minus(before);
      return new Measurement(
          outcome.rate(), used.toNanos() / 1e3 / outcome.times().total(), outcome.times());
    }
  }
}
