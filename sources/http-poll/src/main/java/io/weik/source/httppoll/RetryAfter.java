package io.weik.source.httppoll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When to come again, as an answer says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>
 */
final class RetryAfter {
  /** The longest that a server can make one wait. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  private RetryAfter() {}

  /**
   * How long to wait, by {@code Retry-After} or, where requests of a time are counted, by {@code
   * X-RateLimit-Reset}, as GitHub answers with 403.
   */
  static Optional<Duration> of(Answer answer, Instant now) {
    return answer
        .header("Retry-After")
        .flatMap(text -> wait(text.strip(), now))
        .or(() -> exhausted(answer, now))
        .map(RetryAfter::bounded);
  }

  private static Optional<Duration> wait(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(seconds(text));
    }
    return HttpDate.read(text).map(moment -> Duration.between(now, moment));
  }

  private static Duration seconds(String digits) {
    return Duration.ofSeconds(Math.min(Long.parseLong(digits), LONGEST.toSeconds()));
  }

  private static Optional<Duration> exhausted(Answer answer, Instant now) {
    boolean spent = answer.header("X-RateLimit-Remaining").filter("0"::equals).isPresent();
    return answer
        .header("X-RateLimit-Reset")
        .filter(text -> spent && SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text) - now.getEpochSecond()));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
