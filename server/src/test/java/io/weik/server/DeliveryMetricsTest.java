package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weik.api.event.Event;
import io.weik.runtime.RuntimeListener.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
  private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");
  private static final String EDGE = "{flow=\"bill\",subscription=\"billing\"";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeliveryMetrics metrics = new DeliveryMetrics(registry);

  @Test
  void triesAreCountedByWhatCameOfThem() {
    metrics.count(attempt(Map.of(), Optional.empty(), Optional.empty()));
    metrics.count(attempt(Map.of(), Optional.empty(), Optional.empty()));
    metrics.count(attempt(Map.of(), Optional.of("no"), Optional.empty()));
    metrics.count(attempt(Map.of(), Optional.of("no"), Optional.of("letter-1")));

    assertThat(registry.scrape())
        .contains(
            "weikio_deliveries_total{flow=\"bill\",outcome=\"delivered\",subscription=\"billing\"} 2.0")
        .contains(
            "weikio_deliveries_total{flow=\"bill\",outcome=\"retried\",subscription=\"billing\"} 1.0")
        .contains(
            "weikio_deliveries_total{flow=\"bill\",outcome=\"dead_letter\",subscription=\"billing\"} 1.0");
  }

  @Test
  void everyTryTellsHowLongTheFlowHadIt() {
    metrics.count(attempt(Map.of(), Optional.empty(), Optional.empty()));
    metrics.count(attempt(Map.of(), Optional.of("no"), Optional.empty()));

    assertThat(registry.scrape())
        .contains("weikio_flow_latency_seconds_bucket" + EDGE + ",le=\"0.001\"} 0")
        .contains("weikio_flow_latency_seconds_bucket" + EDGE + ",le=\"0.005\"} 2")
        .contains("weikio_flow_latency_seconds_bucket" + EDGE + ",le=\"60.0\"} 2")
        .contains("weikio_flow_latency_seconds_count" + EDGE + "} 2");
  }

  @Test
  void theWholeWayIsTimedForWhatIsDeliveredAndNotReplayed() {
    metrics.count(attempt(Map.of(), Optional.empty(), Optional.empty()));
    metrics.count(attempt(Map.of(), Optional.of("no"), Optional.empty()));
    metrics.count(attempt(Map.of("weikreplay", "r1"), Optional.empty(), Optional.empty()));

    assertThat(registry.scrape())
        .contains("weikio_delivery_latency_seconds_count" + EDGE + "} 1")
        .contains("weikio_delivery_latency_seconds_sum" + EDGE + "} 2.0");
  }

  private static Try attempt(
      Map<String, Object> extensions, Optional<String> error, Optional<String> deadLetter) {
    var event =
        new Event(
            "1",
            "/shop",
            "com.example.order",
            Optional.empty(),
            TIME,
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(extensions),
            Optional.empty());
    return new Try(
        "billing", "bill", event, 1, TIME.plusSeconds(2), Duration.ofMillis(3), error, deadLetter);
  }
}
