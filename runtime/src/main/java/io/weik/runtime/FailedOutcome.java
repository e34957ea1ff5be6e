package io.weik.runtime;

import io.weik.api.flow.RefusedException;
import io.weik.api.flow.RetryLaterException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a try failed.
 *
 * @param error what went wrong
 * @param isFinal whether trying again would never help
 * @param isRefusal whether the flow said so: then it works, and only this event is wrong
 * @param atLeast how long to wait at least before the next try
 */
record FailedOutcome(String error, boolean isFinal, boolean isRefusal, Optional<Duration> atLeast) {
  static FailedOutcome of(Throwable failure) {
    var error = Failures.text(failure);
    return switch (failure) {
      case RefusedException _ -> new FailedOutcome(error, true, true, Optional.empty());
      case RetryLaterException later -> new FailedOutcome(error, false, false, later.delay());
      default -> new FailedOutcome(error, false, false, Optional.empty());
    };
  }

  /** It was interrupted for taking longer than {@code timeout}. */
  FailedOutcome cutOff(Duration timeout) {
    return new FailedOutcome(
        "cut off after " + text(timeout) + ", its DeliveryTimeout: " + error,
        isFinal,
        isRefusal,
        atLeast);
  }

  /** It took longer than {@code timeout} and went on even when it was interrupted. */
  static FailedOutcome endless(Duration timeout) {
    return new FailedOutcome(
        "did not end within "
            + text(timeout)
            + ", its DeliveryTimeout, nor when it was interrupted; it still runs",
        true,
        false,
        Optional.empty());
  }

  private static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return duration.toMillis() + " ms";
    }
    return seconds % 60 == 0 ? seconds / 60 + " m" : seconds + " s";
  }
}
