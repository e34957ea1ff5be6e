package io.weik.server;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;

/** A problem of one request, with the status it is answered with. */
public final class AdminFailure extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** {@code status} is 400 or above. */
  public AdminFailure(int status, Problem problem) {
    super(problem);
    this.status = status;
  }

  /** 400: the request itself is broken. */
  public static AdminFailure badRequest(Problem problem) {
    return new AdminFailure(400, problem);
  }

  /** 404: what the path names does not exist. */
  public static AdminFailure notFound(Problem problem) {
    return new AdminFailure(404, problem);
  }

  /** 409: it does not go with the present state. */
  public static AdminFailure conflict(Problem problem) {
    return new AdminFailure(409, problem);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
