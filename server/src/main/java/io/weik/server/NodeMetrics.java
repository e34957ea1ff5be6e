package io.weik.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A node's figures under names that Prometheus expects. Safe for use by several threads. */
public final class NodeMetrics implements RuntimeListener, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Node node;
  private final DeliveryMetrics deliveries = new DeliveryMetrics(registry);
  private final Map<String, Counter> events = new ConcurrentHashMap<>();
  private final Map<RefusalKey, Counter> refusals = new ConcurrentHashMap<>();
  private final Map<String, Gauge> running = new ConcurrentHashMap<>();

  private record RefusalKey(String source, String reason) {}

  /** Metrics of this node; it has to be added to its listeners. */
  public NodeMetrics(Node node, Clock clock) {
    this.node = node;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    registry.getPrometheusRegistry().register(new BacklogMetrics(node, clock));
    registry.getPrometheusRegistry().register(new MeasureMetrics(node));
  }

  /** What a scrape reads. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void stored(EventSource source, Event event, long position) {
    events.computeIfAbsent(source.name(), this::stored).increment();
  }

  private Counter stored(String source) {
    return Counter.builder("weikio.events.stored")
        .description("Events made durable")
        .tag("source", source)
        .register(registry);
  }

  @Override
  public void refused(EventSource source, Refusal refusal) {
    refusals
        .computeIfAbsent(new RefusalKey(source.name(), refusal.reason()), this::refused)
        .increment();
  }

  private Counter refused(RefusalKey key) {
    return Counter.builder("weikio.refused")
        .description("What was sent to a source and not taken in")
        .tag("source", key.source())
        .tag("reason", key.reason())
        .register(registry);
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
    deliveries.count(attempt);
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
