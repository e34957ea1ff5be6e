package io.weik.api.parameter;

import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * A time zone, written as {@code Europe/Helsinki}, {@code UTC} or {@code +02:00}.
 *
 * @see <a href="https://www.iana.org/time-zones">IANA time zone database</a>
 */
public record TimeZoneName(ZoneId zone) {
  /** Reads one of the forms above. */
  public static TimeZoneName parse(String text) {
    try {
      return new TimeZoneName(ZoneId.of(text.strip()));
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "a time zone such as Europe/Helsinki, UTC or +02:00", unknown);
    }
  }

  @Override
  public String toString() {
    return zone.getId();
  }
}
