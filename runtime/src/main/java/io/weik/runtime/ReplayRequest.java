package io.weik.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * Which stored events are to be delivered again.
 *
 * @param subscription to whose flows
 * @param from stored at or after this; from the oldest kept when absent
 * @param to stored before this; up to now when absent
 * @param type CloudEvents type; a trailing {@code *} stands for any ending
 * @param perSecond how many events a second at most
 */
public record ReplayRequest(
    String subscription,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> type,
    Optional<Integer> perSecond) {}
