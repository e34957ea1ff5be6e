package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets old events go, stream by stream, from time to time; never one that a durable subscription
 * still needs.
 */
final class RetentionRound {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRound.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final EventLog log;
  private final Positions positions;
  private final RuntimeOptions options;
  private final Clock clock;
  private @Nullable Thread thread;

  RetentionRound(EventLog log, Positions positions, RuntimeOptions options, Clock clock) {
    this.log = log;
    this.positions = positions;
    this.options = options;
    this.clock = clock;
  }

  void start(Supplier<Declared> declared) {
    thread =
        Threads.start(
            "retention",
            () -> {
              try {
                while (true) {
                  Threads.pause(PAUSE);
                  once(declared.get());
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  void close() throws InterruptedException {
    if (thread != null) {
      Threads.interruptAndJoin(thread);
    }
  }

  private void once(Declared declared) throws InterruptedException {
    for (var source : declared.sources().values()) {
      try {
        log.retain(source.stream(), of(source, declared));
      } catch (RuntimeException failure) {
        LOG.warn("stream {} could not let events go: {}", source.stream(), Failures.text(failure));
      }
    }
  }

  private Retention of(EventSource source, Declared declared) {
    long keepFrom =
        declared.subscriptions().values().stream()
            .filter(subscription -> subscription.source().equals(source.name()))
            .filter(subscription -> declared.carrier(subscription) == ChannelType.STREAM)
            .mapToLong(
                subscription -> positions.of(subscription, declared.flowsOf(subscription)) + 1)
            .min()
            .orElse(Long.MAX_VALUE);
    return new Retention(clock.instant().minus(options.keepFor()), options.keepBytes(), keepFrom);
  }
}
