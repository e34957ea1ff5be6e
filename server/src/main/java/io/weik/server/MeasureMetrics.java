package io.weik.server;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.weik.runtime.Node;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** What sources measure themselves, as the lag of a log: one gauge for each name. */
final class MeasureMetrics implements MultiCollector {
  private final Node node;

  MeasureMetrics(Node node) {
    this.node = node;
  }

  @Override
  public MetricSnapshots collect() {
    var gauges = new TreeMap<String, GaugeSnapshot.Builder>();
    for (var instance : node.instances()) {
      var labels = Labels.of("source", instance.source());
      instance
          .figures()
          .measures()
          .forEach((name, value) -> gauge(name, gauges).dataPoint(point(labels, value)));
    }
    var snapshots = new ArrayList<MetricSnapshot>();
    gauges.values().forEach(gauge -> snapshots.add(gauge.build()));
    return new MetricSnapshots(snapshots);
  }

  private static GaugeSnapshot.Builder gauge(
      String name, Map<String, GaugeSnapshot.Builder> gauges) {
    return gauges.computeIfAbsent(
        name,
        _ ->
            GaugeSnapshot.builder()
                .name("weikio_source_" + name)
                .help("The source's own measure: " + name.replace('_', ' ')));
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
