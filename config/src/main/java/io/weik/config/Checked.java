package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;

/** What came of checking resources. Problems and notices are sorted by place. */
public sealed interface Checked {
  /** What deserves a look and forbids nothing. */
  List<Problem> notices();

  /** Nothing is wrong. */
  record Valid(Configuration configuration, List<Problem> notices) implements Checked {}

  /**
   * All that is wrong; nothing of it may be applied.
   *
   * @param flows those that are right as far as this goes, so that their steps can be checked too
   */
  record Invalid(List<Problem> problems, List<Problem> notices, List<IntegrationFlow> flows)
      implements Checked {}
}
