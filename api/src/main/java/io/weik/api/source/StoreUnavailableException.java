package io.weik.api.source;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;

/**
 * The store cannot take anything at present: nothing of the call was stored, and it may be tried
 * again later.
 */
public final class StoreUnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** With the reason to show, and the failure behind it for the log. */
  public StoreUnavailableException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  /** With the reason to show. */
  public StoreUnavailableException(Problem problem) {
    super(problem);
  }
}
