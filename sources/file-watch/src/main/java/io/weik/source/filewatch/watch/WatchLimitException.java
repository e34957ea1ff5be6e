package io.weik.source.filewatch.watch;

import io.weik.api.problem.Problem;
import java.io.IOException;

/** The kernel watches no more folders for this user. {@link Watchers#polling} still can. */
public final class WatchLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  WatchLimitException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** What is reached, and the setting that raises it. */
  public Problem problem() {
    return problem;
  }
}
