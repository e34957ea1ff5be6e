package io.weik.runtime;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What can be set about the runtime as a whole.
 *
 * @param restart how long a failed source waits before it is started again
 * @param grace how long what is under way may take when something is stopped
 * @param keepFor how long events are kept that no subscription still needs
 * @param keepBytes how much of a stream is kept at most, under the same condition
 */
public record RuntimeOptions(
    Backoff restart, Duration grace, Duration keepFor, OptionalLong keepBytes) {

  /** What holds when nobody says otherwise. */
  public static RuntimeOptions defaults() {
    return new RuntimeOptions(
        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 2, 0.2),
        Duration.ofSeconds(10),
        Duration.ofDays(30),
        OptionalLong.empty());
  }
}
