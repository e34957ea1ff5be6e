package io.weik.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weik.api.event.Event;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Refusal;
import io.weik.runtime.InstanceState;
import io.weik.runtime.Node;
import io.weik.runtime.RuntimeListener;
import io.weik.runtime.SubscriptionStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** A node's figures under names that Prometheus expects. Safe for use by several threads. */
public final class NodeMetrics implements RuntimeListener, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Node node;
  private final Map<String, Counter> events = new ConcurrentHashMap<>();
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
  private final Map<String, Timer> deliveries = new ConcurrentHashMap<>();
  private final Map<String, Gauge> running = new ConcurrentHashMap<>();
  private final Map<String, Gauge> pending = new ConcurrentHashMap<>();

  /** Metrics of this node; it has to be added to its listeners. */
  public NodeMetrics(Node node) {
    this.node = node;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    Gauge.builder("weikio.dead.letters", node, one -> (double) one.deadLetters().count())
        .description("Events that could not be delivered and wait for someone")
        .register(registry);
  }

  /** What a scrape reads. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void stored(EventSource source, Event event, long position) {
    events
        .computeIfAbsent(
            source.name(),
            name ->
                Counter.builder("weikio.events.stored")
                    .description("Events made durable")
                    .tag("source", name)
                    .register(registry))
        .increment();
  }

  @Override
  public void refused(EventSource source, Refusal refusal) {
    refusals
        .computeIfAbsent(
            source.name() + "/" + refusal.reason(),
            _ ->
                Counter.builder("weikio.refused")
                    .description("What was sent to a source and not taken in")
                    .tag("source", source.name())
                    .tag("reason", refusal.reason())
                    .register(registry))
        .increment();
  }

  @Override
  public void changed(EventSource source, InstanceState state) {
    running.computeIfAbsent(
        source.name(),
        name ->
            Gauge.builder("weikio.source.running", node, one -> isRunning(one, name))
                .description("1 while the source takes in events, else 0")
                .tag("source", name)
                .register(registry));
  }

  @Override
  public void delivered(Try attempt) {
    var outcome =
        attempt.error().isEmpty()
            ? "delivered"
            : attempt.deadLetter().isPresent() ? "dead_letter" : "retried";
    deliveries
        .computeIfAbsent(
            attempt.subscription() + "/" + attempt.flow() + "/" + outcome,
            _ ->
                Timer.builder("weikio.deliveries")
                    .description("Tries to deliver, by what came of them")
                    .tag("subscription", attempt.subscription())
                    .tag("flow", attempt.flow())
                    .tag("outcome", outcome)
                    .register(registry))
        .record(attempt.took());
    pending.computeIfAbsent(attempt.subscription(), this::pendingOf);
  }

  private Gauge pendingOf(String subscription) {
    ToDoubleFunction<Node> value =
        one ->
            one.subscriptions().stream()
                .filter(status -> status.name().equals(subscription))
                .mapToDouble(status -> (double) pending(status))
                .sum();
    return Gauge.builder("weikio.subscription.pending", node, value)
        .description("Events that a subscription has still to deliver")
        .tag("subscription", subscription)
        .register(registry);
  }

  private static long pending(SubscriptionStatus status) {
    return status.pending();
  }

  private static double isRunning(Node node, String source) {
    return node.instance(source)
        .filter(status -> status.state() instanceof InstanceState.Running)
        .map(_ -> 1.0)
        .orElse(0.0);
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
