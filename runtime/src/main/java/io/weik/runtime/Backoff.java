package io.weik.runtime;

import io.weik.api.resource.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponential, bounded, with jitter so that many do not try
 * at once.
 *
 * @param initial before the second try
 * @param maximum never longer than this, jitter apart
 * @param factor by which the wait grows with each failed try
 * @param jitter share of the wait by which it varies either way, from 0 to 1
 */
public record Backoff(Duration initial, Duration maximum, double factor, double jitter) {
  /** As a subscription's policy says. */
  static Backoff of(RetryPolicy policy) {
    return new Backoff(policy.initialDelay(), policy.maxDelay(), policy.factor(), policy.jitter());
  }

  /** The wait after {@code failures} failed tries in a row, counted from 1. */
  public Duration after(int failures, RandomGenerator random) {
    double grown = (double) initial.toMillis() * Math.pow(factor, failures - 1);
    double bounded = Math.min(grown, (double) maximum.toMillis());
    double varied = bounded * (1 + jitter * (2 * random.nextDouble() - 1));
    return Duration.ofMillis(Math.round(varied));
  }
}
