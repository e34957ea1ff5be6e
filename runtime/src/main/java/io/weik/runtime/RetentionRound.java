package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.StreamRetention;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets old events go, stream by stream, from time to time; never one that a durable subscription
 * still needs, unless its hard limit says so.
 */
final class RetentionRound {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRound.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final EventLog log;
  private final Positions positions;
  private final ReplayStore replays;
  private final RuntimeOptions options;
  private final Clock clock;
  private @Nullable Thread thread;

  RetentionRound(
      EventLog log, Positions positions, ReplayStore replays, RuntimeOptions options, Clock clock) {
    this.log = log;
    this.positions = positions;
    this.replays = replays;
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
    retain(EventSource.SYSTEM, StreamRetention.defaults(), declared);
    for (var source : declared.sources().values()) {
      retain(source.name(), source.retention(), declared);
    }
    replays.prune();
  }

  private void retain(String source, StreamRetention policy, Declared declared)
      throws InterruptedException {
    var stream = EventSource.streamOf(source);
    try {
      log.retain(stream, of(source, policy, declared));
    } catch (RuntimeException failure) {
      LOG.warn("stream {} could not let events go: {}", stream, Failures.text(failure));
    }
  }

  private Retention of(String source, StreamRetention policy, Declared declared) {
    long subscribed =
        declared.subscriptions().values().stream()
            .filter(subscription -> subscription.source().equals(source))
            .filter(subscription -> declared.carrier(subscription) == ChannelType.STREAM)
            .mapToLong(
                subscription -> positions.of(subscription, declared.flowsOf(subscription)) + 1)
            .min()
            .orElse(Long.MAX_VALUE);
    return new Retention(
        clock.instant().minus(policy.maxAge().orElse(options.keepFor())),
        policy.maxBytes().isPresent() ? policy.maxBytes() : options.keepBytes(),
        Math.min(subscribed, replays.needed(source).orElse(Long.MAX_VALUE)),
        policy.hardLimit());
  }
}
