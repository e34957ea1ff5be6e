package io.weik.server;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.weik.api.source.StoreUnavailableException;
import io.weik.runtime.DeliveryState;
import io.weik.runtime.Node;
import io.weik.runtime.SubscriptionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far subscriptions are and what waits among the dead letters: one look at the node for each
 * scrape. What a store that cannot be reached would tell is left out.
 */
final class BacklogMetrics implements MultiCollector {
  private final Node node;
  private final Clock clock;

  BacklogMetrics(Node node, Clock clock) {
    this.node = node;
    this.clock = clock;
  }

  @Override
  public MetricSnapshots collect() {
    try {
      var gauges = new ArrayList<MetricSnapshot>();
      gauges.addAll(subscriptions(node.subscriptions()));
      gauges.add(circuits());
      gauges.addAll(deadLetters());
      return new MetricSnapshots(gauges);
    } catch (StoreUnavailableException _) {
      return new MetricSnapshots();
    }
  }

  private List<GaugeSnapshot> subscriptions(List<SubscriptionStatus> all) {
    return List.of(
        gauge(
            all,
            "pending",
            "Events that a subscription has still to deliver",
            one -> (double) one.pending()),
        gauge(
            all,
            "oldest_pending_seconds",
            "How long the oldest of them has been stored",
            one -> age(one.oldestPending())),
        gauge(all, "in_flight", "Events that its flows have just now", one -> one.inFlight()),
        gauge(all, "retrying", "Failed events that wait for their next try", one -> one.retrying()),
        gauge(all, "paused", "1 while a person paused it, else 0", one -> one.paused() ? 1 : 0));
  }

  private static GaugeSnapshot gauge(
      List<SubscriptionStatus> all,
      String name,
      String help,
      ToDoubleFunction<SubscriptionStatus> value) {
    var gauge = GaugeSnapshot.builder().name("weikio_subscription_" + name).help(help);
    all.forEach(
        one ->
            gauge.dataPoint(
                point(Labels.of("subscription", one.name()), value.applyAsDouble(one))));
    return gauge.build();
  }

  private GaugeSnapshot circuits() {
    var gauge =
        GaugeSnapshot.builder()
            .name("weikio_circuit_open")
            .help("1 while deliveries pause because everything failed, else 0");
    for (var flow : node.flows()) {
      for (var delivery : flow.deliveries()) {
        var labels = Labels.of("subscription", delivery.subscription(), "flow", delivery.flow());
        boolean open = delivery.state() instanceof DeliveryState.CircuitOpen;
        gauge.dataPoint(point(labels, open ? 1 : 0));
      }
    }
    return gauge.build();
  }

  private List<GaugeSnapshot> deadLetters() {
    return List.of(
        gauge(
            "weikio_dead_letters",
            "Events that could not be delivered and wait for someone",
            (double) node.deadLetters().count()),
        gauge(
            "weikio_dead_letters_oldest_seconds",
            "How long the oldest of them has waited",
            age(node.deadLetters().oldest())));
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(Labels.EMPTY, value))
        .build();
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  /** Seconds since then; 0 when there is no such time. */
  private double age(Optional<Instant> then) {
    return then.map(time -> Duration.between(time, clock.instant()).toMillis() / 1000.0)
        .map(seconds -> Math.max(0, seconds))
        .orElse(0.0);
  }
}
