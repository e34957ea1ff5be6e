package io.weik.api.source;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.time.Duration;

/** A poll failed, and the other side said when to come again, as by {@code Retry-After}. */
public final class TryLaterException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /** With the reason to show, and how long to wait at least. */
  public TryLaterException(Problem problem, Duration wait) {
    super(problem);
    this.wait = wait;
  }

  /** How long to wait at least. */
  public Duration delay() {
    return wait;
  }
}
