package io.weik.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Holds one thread to a number of events a second. */
final class Pace {
  private final long between;
  private long next = System.nanoTime();

  /** Unlimited when empty. */
  Pace(Optional<Integer> perSecond) {
    between = perSecond.map(rate -> TimeUnit.SECONDS.toNanos(1) / rate).orElse(0L);
  }

  boolean isLimited() {
    return between > 0;
  }

  /** Blocks until the next event may go. */
  void await() throws InterruptedException {
    long now = System.nanoTime();
    next = Math.max(next, now - between) + between;
    if (next > now) {
      Threads.pause(Duration.ofNanos(next - now));
    }
  }
}
