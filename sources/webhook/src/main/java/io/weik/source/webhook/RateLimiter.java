package io.weik.source.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket kept as one number: the time at which the bucket would be full again (the generic
 * cell rate algorithm of ITU-T I.371). Safe for use by several threads; never blocks.
 */
final class RateLimiter {
  private final long interval;
  private final long capacity;
  private final AtomicLong fullAt = new AtomicLong(Long.MIN_VALUE);

  RateLimiter(Rate rate) {
    this.interval = TimeUnit.SECONDS.toNanos(rate.seconds()) / rate.count();
    this.capacity = interval * rate.burst();
  }

  /**
   * Takes one token.
   *
   * @return zero when there was one, else how long until there is one
   */
  Duration take(Instant at) {
    long now = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    while (true) {
      long known = fullAt.get();
      long full = isBehind(known, now) ? now : known;
      long wait = full + interval - now - capacity;
      if (wait > 0) {
        return Duration.ofNanos(wait);
      }
      if (fullAt.compareAndSet(known, full + interval)) {
        return Duration.ZERO;
      }
    }
  }

  /** Whether the bucket is full by now, or the clock was set back. */
  private boolean isBehind(long full, long now) {
    return full <= now || full > now + capacity;
  }
}
