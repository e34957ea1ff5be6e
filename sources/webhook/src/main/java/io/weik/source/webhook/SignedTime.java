package io.weik.source.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The check of a time that a signature covers, so that an old delivery cannot be sent again. */
record SignedTime(Duration tolerance) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");

  /**
   * Returns when {@code timestamp} is near enough to {@code now}.
   *
   * @param timestamp seconds since 1970, or milliseconds in thirteen digits
   * @throws RefusedException when it is not, or is no time
   */
  void check(String timestamp, String where, Instant now) {
    var distance = Duration.between(read(timestamp, where), now).abs();
    if (distance.compareTo(tolerance) > 0) {
      throw new RefusedException(
          Ground.STALE, "time of the signature is too far from now (" + where + ")");
    }
  }

  private static Instant read(String timestamp, String where) {
    if (SECONDS.matcher(timestamp).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }
    if (MILLISECONDS.matcher(timestamp).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(timestamp));
    }
    throw new RefusedException(Ground.STALE, "time of the signature is not a time (" + where + ")");
  }
}
