package io.weik.config.bind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ms|s|m|h|d|)");
  private static final int MOST_DAYS = 36_500;

  private Durations() {}

  /**
   * Reads {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}, a number of seconds, or
   * an ISO-8601 duration. None is longer than a hundred years, so that each one's nanoseconds fit
   * into a long.
   *
   * @throws IllegalArgumentException when it is none of them, negative, or too long
   */
  public static Duration parse(String text) {
    var duration = read(text.strip());
    if (duration.isNegative()) {
      throw new IllegalArgumentException(SimpleType.DURATION.expected());
    }
    if (duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new IllegalArgumentException("a duration of at most " + MOST_DAYS + "d");
    }
    return duration;
  }

  private static Duration read(String text) {
    var matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      var nanos =
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(nanosecondsOf(matcher.group(2))))
              .setScale(0, RoundingMode.HALF_UP)
              .toBigIntegerExact()
              .divideAndRemainder(BigDecimal.valueOf(1_000_000_000L).toBigInteger());
      return Duration.ofSeconds(nanos[0].longValueExact(), nanos[1].longValueExact());
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(SimpleType.DURATION.expected(), e);
    }
  }

  private static long nanosecondsOf(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      default -> 1_000_000_000L;
    };
  }
}
