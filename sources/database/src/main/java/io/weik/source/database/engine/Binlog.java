package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.binlog.BinlogStreamingChangeEventSource;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Debezium's client for a binlog. */
final class Binlog {
  private Binlog() {}

  /** The client of a connector; empty before it is made. */
  static Optional<BinaryLogClient> client(
      @Nullable ChangeEventSourceCoordinator<?, ?> coordinator) {
    return Optional.ofNullable(coordinator)
        .flatMap(each -> each.getStreamingSource())
        .filter(BinlogStreamingChangeEventSource.class::isInstance)
        .map(source -> ((BinlogStreamingChangeEventSource<?, ?>) source).getBinaryLogClient());
  }

  /** What of Debezium's connectors has a client. */
  @FunctionalInterface
  interface Task {
    /** The client; empty before it is made. */
    Optional<BinaryLogClient> client();
  }
}
