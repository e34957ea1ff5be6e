package io.weik.api.resource;

import java.time.Duration;

/**
 * How a failing event is tried again.
 *
 * @param maxAttempts tries in all before it becomes a dead letter, at least 1
 * @param initialDelay wait before the second try
 * @param maxDelay longest wait, jitter apart
 * @param factor by which the wait grows with each failed try, at least 1
 * @param jitter share of the wait by which it varies either way, from 0 to 1
 */
public record RetryPolicy(
    int maxAttempts, Duration initialDelay, Duration maxDelay, double factor, double jitter) {
  /** What holds when nobody says otherwise. */
  public static RetryPolicy defaults() {
    return new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30), 2, 0.2);
  }
}
