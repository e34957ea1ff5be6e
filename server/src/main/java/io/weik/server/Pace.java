package io.weik.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Spreads what one thread does evenly over time, so many times a second at most; time lost is not
 * caught up.
 */
final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final CountDownLatch never = new CountDownLatch(1);
  private final long gap;
  private long next = System.nanoTime();

  /** {@code perSecond} is 1 or more. */
  Pace(int perSecond) {
    this.gap = SECOND / perSecond;
  }

  /** Returns when it is time for the next one; at once for the first. */
  void await() throws InterruptedException {
    boolean _ = never.await(next - System.nanoTime(), TimeUnit.NANOSECONDS);
    next = Math.max(next, System.nanoTime()) + gap;
  }
}
