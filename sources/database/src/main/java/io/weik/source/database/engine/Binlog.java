package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.binlog.BinlogStreamingChangeEventSource;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Debezium's client for a binlog. */
final class Binlog {
  /** It tells each step to its own log, by way of another library than all else. */
  private static final Logger CHATTER = Logger.getLogger("com.github.shyiko.mysql.binlog");

  static {
    CHATTER.setLevel(Level.SEVERE);
  }

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
