package io.weik.api.resource;

import java.time.Duration;

/**
 * When deliveries to a flow pause because everything fails.
 *
 * @param failedTries in a row, of at least two events, after which they pause; 0 never
 * @param initialDelay the first pause; each further one is twice as long
 * @param maxDelay the longest pause
 */
public record CircuitPolicy(int failedTries, Duration initialDelay, Duration maxDelay) {
  /** What holds when nobody says otherwise. */
  public static CircuitPolicy defaults() {
    return new CircuitPolicy(10, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }
}
