package io.weik.checks.delivery;

import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.Ordering;
import io.weik.api.resource.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** Delivery policies for tests: as the defaults, but for what a test is about. */
final class Policies {
  static final CircuitPolicy NO_CIRCUIT =
      new CircuitPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
  static final DeliveryPolicy DEFAULT = with(retries(5, Duration.ofMillis(20)));

  private Policies() {}

  /** Waits that do not vary, so that a test can tell them. */
  static RetryPolicy retries(int attempts, Duration wait) {
    return new RetryPolicy(attempts, wait, wait, 1, 0);
  }

  static DeliveryPolicy with(RetryPolicy retry) {
    return of(Ordering.KEY, 16, retry, Duration.ofMinutes(5), NO_CIRCUIT, OnGap.CONTINUE);
  }

  static DeliveryPolicy withTimeout(Duration timeout, int attempts) {
    var retry = retries(attempts, Duration.ofMillis(20));
    return of(Ordering.KEY, 16, retry, timeout, NO_CIRCUIT, OnGap.CONTINUE);
  }

  static DeliveryPolicy ordering(Ordering ordering, int maxInFlight) {
    return of(
        ordering, maxInFlight, DEFAULT.retry(), Duration.ofMinutes(5), NO_CIRCUIT, OnGap.CONTINUE);
  }

  static DeliveryPolicy onGap(OnGap onGap) {
    return of(Ordering.KEY, 16, DEFAULT.retry(), Duration.ofMinutes(5), NO_CIRCUIT, onGap);
  }

  static DeliveryPolicy circuit(int failedTries, RetryPolicy retry, Duration pause) {
    var circuit = new CircuitPolicy(failedTries, pause, pause);
    return of(Ordering.KEY, 16, retry, Duration.ofMinutes(5), circuit, OnGap.CONTINUE);
  }

  private static DeliveryPolicy of(
      Ordering ordering,
      int maxInFlight,
      RetryPolicy retry,
      Duration timeout,
      CircuitPolicy circuit,
      OnGap onGap) {
    return new DeliveryPolicy(
        ordering, Optional.empty(), maxInFlight, retry, timeout, circuit, onGap);
  }
}
