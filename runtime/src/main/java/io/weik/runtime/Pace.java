package io.weik.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Spreads what one thread does evenly over time, so many times a second at most; time lost is not
 * caught up.
 */
public final class Pace {
  private final long between;
  private long next = System.nanoTime();

  /**
   * A pace that begins now.
   *
   * @param perSecond 1 or more; unlimited when empty
   */
  public Pace(Optional<Integer> perSecond) {
    between = perSecond.map(rate -> TimeUnit.SECONDS.toNanos(1) / rate).orElse(0L);
  }

  /** Whether it ever blocks. */
  boolean isLimited() {
    return between > 0;
  }

  /** Returns when it is time for the next one; at once for the first. */
  public void await() throws InterruptedException {
    if (isLimited()) {
      Threads.pause(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
      next = Math.max(next, System.nanoTime()) + between;
    }
  }
}
