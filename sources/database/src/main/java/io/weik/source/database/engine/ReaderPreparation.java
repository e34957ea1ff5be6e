package io.weik.source.database.engine;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.signal.actions.SignalAction;
import io.debezium.pipeline.signal.actions.SignalActionProvider;
import io.debezium.pipeline.spi.Partition;
import io.debezium.spi.schema.DataCollectionId;
import java.util.Map;

/**
 * Prepares connectors of this program. Debezium finds it by {@link java.util.ServiceLoader} and
 * asks it for actions that signals call, of which it has none; but it does so on the connector's
 * own thread when the reader of the log has been made and before that reads anything.
 */
public final class ReaderPreparation implements SignalActionProvider {
  /** For Debezium. */
  public ReaderPreparation() {}

  @Override
  public <P extends Partition> Map<String, SignalAction<P>> createActions(
      EventDispatcher<P, ? extends DataCollectionId> dispatcher,
      ChangeEventSourceCoordinator<P, ?> coordinator,
      CommonConnectorConfig config) {
    var name = config.getLogicalName();
    OpenReaders.find(name.substring(name.lastIndexOf('-') + 1))
        .ifPresent(opened -> opened.capture().prepare(coordinator, opened.unreadable()));
    return Map.of();
  }
}
