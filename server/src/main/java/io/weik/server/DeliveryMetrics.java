package io.weik.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.weik.api.event.Extensions;
import io.weik.runtime.RuntimeListener.Try;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * What came of tries to deliver, and how long they took. Called once for each try, on the thread
 * that delivers: after the first of a subscription and a flow it only looks up and adds.
 */
final class DeliveryMetrics {
  /** Upper bounds of the histograms' buckets. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<Edge, Figures> figures = new ConcurrentHashMap<>();

  private record Edge(String subscription, String flow) {}

  private record Figures(
      Counter delivered, Counter retried, Counter deadLetters, Timer flow, Timer endToEnd) {}

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Takes one try in. Replayed events are old: their way is not timed. */
  void count(Try attempt) {
    var edge = figures.computeIfAbsent(new Edge(attempt.subscription(), attempt.flow()), this::of);
    edge.flow().record(attempt.took());
    if (attempt.error().isPresent()) {
      (attempt.deadLetter().isPresent() ? edge.deadLetters() : edge.retried()).increment();
      return;
    }
    edge.delivered().increment();
    if (!attempt.event().extensions().containsKey(Extensions.REPLAY)) {
      var way = Duration.between(attempt.event().time(), attempt.ended());
      edge.endToEnd().record(way.isNegative() ? Duration.ZERO : way);
    }
  }

  private Figures of(Edge edge) {
    var tags = Tags.of("subscription", edge.subscription(), "flow", edge.flow());
    return new Figures(
        outcome(tags, "delivered"),
        outcome(tags, "retried"),
        outcome(tags, "dead_letter"),
        timer("weikio.flow.latency", "How long a flow has an event, each try", tags),
        timer("weikio.delivery.latency", "From an event's time until a flow took it", tags));
  }

  private Counter outcome(Tags tags, String outcome) {
    return Counter.builder("weikio.deliveries")
        .description("Tries to deliver, by what came of them")
        .tags(tags)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
