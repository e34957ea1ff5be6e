package io.weik.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Times as people say them. */
final class Ago {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private Ago() {}

  /** How long before {@code now}, as {@code 0.4 s}, {@code 14 m}, {@code 3 h} or {@code 12 d}. */
  static String text(Instant then, Instant now) {
    return text(Duration.between(then, now));
  }

  /** A time that has gone by, in its one best unit. */
  static String text(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    if (seconds < 2 * HOUR) {
      return seconds / MINUTE + " m";
    }
    return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
  }

  /** A short time with its unit, as {@code 1.8 ms}. */
  static String brief(Duration time) {
    double milliseconds = time.toNanos() / 1e6;
    if (milliseconds < 1000) {
      return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
  }
}
