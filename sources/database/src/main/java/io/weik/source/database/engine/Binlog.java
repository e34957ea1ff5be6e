package io.weik.source.database.engine;

import io.debezium.connector.binlog.BinlogStreamingChangeEventSource;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import org.jspecify.annotations.Nullable;

/** Debezium's reader of a binlog. */
final class Binlog {
  private Binlog() {}

  /** Whether the server sends its binlog by now. */
  static boolean isConnected(@Nullable ChangeEventSourceCoordinator<?, ?> coordinator) {
    return coordinator != null
        && coordinator
            .getStreamingSource()
            .filter(source -> source instanceof BinlogStreamingChangeEventSource<?, ?>)
            .map(source -> ((BinlogStreamingChangeEventSource<?, ?>) source).getBinaryLogClient())
            .filter(client -> client.isConnected())
            .isPresent();
  }
}
