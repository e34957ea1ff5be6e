package io.weik.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * Which stored events someone wants to see.
 *
 * @param source name of an EventSource; all when absent
 * @param type CloudEvents type; a trailing {@code *} stands for any ending
 * @param from stored at or after this
 * @param to stored before this
 * @param limit how many at most: the newest
 */
public record EventQuery(
    Optional<String> source,
    Optional<String> type,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit) {

  /** Whether the event is of the wanted type. */
  boolean wants(StoredEvent stored) {
    return type.map(wanted -> isType(wanted, stored.event().type())).orElse(true);
  }

  /** Whether a type is the wanted one; a trailing {@code *} stands for any ending. */
  static boolean isType(String wanted, String actual) {
    return wanted.endsWith("*")
        ? actual.startsWith(wanted.substring(0, wanted.length() - 1))
        : actual.equals(wanted);
  }
}
