package io.weik.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponential, bounded, with jitter so that many do not try
 * at once.
 *
 * @param initial before the second try
 * @param maximum never longer than this, jitter apart
 * @param jitter share of the wait by which it varies either way, from 0 to 1
 */
public record Backoff(Duration initial, Duration maximum, double jitter) {
  private static final int MOST_DOUBLINGS = 30;

  /** The wait after {@code failures} failed tries in a row, counted from 1. */
  public Duration after(int failures, RandomGenerator random) {
    double doubled =
        (double) initial.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
    double bounded = Math.min(doubled, (double) maximum.toMillis());
    double varied = bounded * (1 + jitter * (2 * random.nextDouble() - 1));
    return Duration.ofMillis(Math.round(varied));
  }
}
