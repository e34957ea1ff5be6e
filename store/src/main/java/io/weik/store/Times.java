package io.weik.store;

import java.time.Instant;

/** Instants as the milliseconds since 1970 in which storage times are kept. */
final class Times {
  private Times() {}

  /**
   * The millisecond that an instant lies in: what was stored at it or later has no smaller one. Far
   * instants become the furthest one.
   */
  static long floorMillis(Instant instant) {
    long ceiling = ceilingMillis(instant);
    return ceiling == Long.MIN_VALUE
            || ceiling == Long.MAX_VALUE
            || !Instant.ofEpochMilli(ceiling).isAfter(instant)
        ? ceiling
        : ceiling - 1;
  }

  /** The least millisecond that is not before an instant; far instants become the furthest one. */
  static long ceilingMillis(Instant instant) {
    if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    if (!instant.isBefore(Instant.ofEpochMilli(Long.MAX_VALUE))) {
      return Long.MAX_VALUE;
    }
    long millis = instant.toEpochMilli();
    return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
  }
}
