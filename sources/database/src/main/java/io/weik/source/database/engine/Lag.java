package io.weik.source.database.engine;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Measures and tells, once in a heartbeat, how much log there is yet to be read. One thread. */
final class Lag implements AutoCloseable {
  private static final String TOPIC = "lag";
  private static final String STANDSTILL = "standstill";

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Capture capture;
  private final SourceContext context;
  private @Nullable Connection connection;
  private Instant due;

  Lag(DatabaseConfig config, Dialect dialect, Capture capture, SourceContext context) {
    this.config = config;
    this.dialect = dialect;
    this.capture = capture;
    this.context = context;
    this.due = context.clock().instant();
  }

  /**
   * Tells it when it is due.
   *
   * @param committedAt of the change that was read last; null when none has told its time
   */
  void tell(StoredPosition position, @Nullable Instant committedAt) throws SQLException {
    var now = context.clock().instant();
    if (now.isBefore(due)) {
      return;
    }
    due = now.plus(config.heartbeat());
    var bytes = capture.behind(connection(), position);
    bytes.ifPresent(value -> measure(value, committedAt, now));
    context.progress("log; " + capture.words(position.offset()));
    warn(bytes);
    capture
        .standstill(connection())
        .ifPresentOrElse(
            problem -> context.warn(STANDSTILL, problem), () -> context.clear(STANDSTILL));
  }

  /** The seconds are not known before a change is read that tells its time. */
  private void measure(long bytes, @Nullable Instant committedAt, Instant now) {
    context.measured("lag_bytes", (double) bytes);
    if (bytes == 0) {
      context.measured("lag_seconds", 0);
    } else if (committedAt != null) {
      long millis = Math.max(0, Duration.between(committedAt, now).toMillis());
      context.measured("lag_seconds", millis / 1000.0);
    }
  }

  private void warn(OptionalLong bytes) {
    long limit = config.lagLimit().bytes();
    if (bytes.orElse(0) <= limit) {
      context.clear(TOPIC);
    } else {
      context.warn(
          TOPIC,
          Problem.remote("much of the log is yet to be read")
              .value(bytes.getAsLong() + " bytes")
              .expected("at most %d bytes (LagLimit)".formatted(limit))
              .hint(
                  "is a transaction very large, or a subscriber slow? What the server removes"
                      + " before it is read is lost"));
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = dialect.connect();
      connection.setNetworkTimeout(Runnable::run, (int) config.connectTimeout().toMillis());
    }
    return connection;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
