package io.weik.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * When to come back, in the words of HTTP: seconds, or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {
  /** Name of the header. */
  static final String HEADER = "Retry-After";

  private static final DateTimeFormatter[] DATES = {
    DateUtils.FORMATTER_RFC1123,
    DateUtils.FORMATTER_RFC1036,
    DateTimeFormatter.ofPattern("EEE MMM [ ]d HH:mm:ss yyyy", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
  };

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final int DIGITS_OF_LONGEST = 5;

  private RetryAfter() {}

  /** How long to wait, at most a day; empty when {@code value} is neither seconds nor a date. */
  static Optional<Duration> delay(String value, Clock clock) {
    var text = value.strip();
    var wait =
        SECONDS.matcher(text).matches()
            ? Optional.of(seconds(text.replaceFirst("^0+(?=.)", "")))
            : Optional.ofNullable(DateUtils.parseDate(text, DATES))
                .map(date -> Duration.between(clock.instant(), date));
    return wait.map(RetryAfter::bounded);
  }

  private static Duration seconds(String digits) {
    return digits.length() > DIGITS_OF_LONGEST
        ? LONGEST
        : Duration.ofSeconds(Integer.parseInt(digits));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
