package io.weik.api.flow;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a flow throws to ask for the event again later. Counts as a failed try. The message is one
 * line for a person.
 */
public class RetryLaterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration delay;

  /** Asks for it again when the subscription's policy says. */
  public RetryLaterException(String message) {
    super(message);
    this.delay = null;
  }

  /** Asks for it again, not before {@code delay} has passed; the cause is for the log. */
  public RetryLaterException(String message, Duration delay, Throwable cause) {
    super(message, cause);
    this.delay = delay;
  }

  /** How long to wait at least; empty to leave it to the policy. */
  public Optional<Duration> delay() {
    return Optional.ofNullable(delay);
  }
}
