package io.weik.source.database.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a connector is told by Kafka Connect: here its properties, and where it is to go on. */
record TaskContext(Map<String, String> configs, Map<String, Object> offset)
    implements SourceTaskContext, OffsetStorageReader {
  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public PluginMetrics pluginMetrics() {
    throw new UnsupportedOperationException("metrics of plugins");
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return offset;
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    var offsets = new HashMap<Map<String, T>, Map<String, Object>>();
    partitions.forEach(partition -> offsets.put(partition, offset));
    return offsets;
  }
}
