package io.weik.runtime;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which dead letters someone means.
 *
 * @param source name of an EventSource
 * @param subscription name of an EventSubscription
 * @param type CloudEvents type; a trailing {@code *} stands for any ending
 * @param from became one at or after this
 * @param to became one before this
 * @param error text that the last error contains, in upper or lower case
 * @param after only letters with an id greater than this
 * @param limit how many at most: the oldest
 */
public record DeadLetterQuery(
    Optional<String> source,
    Optional<String> subscription,
    Optional<String> type,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> error,
    Optional<String> after,
    int limit) {

  boolean wants(DeadLetter letter) {
    return is(source, letter.source())
        && is(subscription, letter.subscription())
        && type.map(wanted -> EventQuery.isType(wanted, letter.event().type())).orElse(true)
        && from.map(time -> !letter.at().isBefore(time)).orElse(true)
        && to.map(time -> letter.at().isBefore(time)).orElse(true)
        && error.map(text -> lower(letter.error()).contains(lower(text))).orElse(true);
  }

  private static boolean is(Optional<String> wanted, String actual) {
    return wanted.map(actual::equals).orElse(true);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
