package io.weik.source.httppoll;

import java.time.Duration;

/** When something must be done. Measured by the machine's own ticking, which nobody sets. */
final class Deadline {
  private final Duration whole;
  private final long start;

  private Deadline(Duration whole) {
    this.whole = whole;
    this.start = System.nanoTime();
  }

  /** From now on. */
  static Deadline in(Duration whole) {
    return new Deadline(whole);
  }

  /** What is left of it; zero when it is past. */
  Duration left() {
    var left = whole.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether no more than half of the time is left. */
  boolean isHalfGone() {
    return left().compareTo(whole.dividedBy(2)) <= 0;
  }

  /** The whole time, for people. */
  @Override
  public String toString() {
    return Shown.time(whole);
  }
}
