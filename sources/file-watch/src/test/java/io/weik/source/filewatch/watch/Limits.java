package io.weik.source.filewatch.watch;

import io.weik.api.problem.Problem;

/** Limits that are reached. */
public final class Limits {
  private Limits() {}

  /** The kernel watches no more. */
  public static WatchLimitException reached() {
    return new WatchLimitException(Problem.user("no more folders can be watched"));
  }
}
