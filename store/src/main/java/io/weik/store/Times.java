package io.weik.store;

import java.time.Instant;

/** Instants as the milliseconds since 1970 in which storage times are kept. */
final class Times {
  private Times() {}

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
