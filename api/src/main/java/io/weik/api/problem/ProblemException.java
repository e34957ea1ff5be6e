package io.weik.api.problem;

import java.util.List;

/** Carries problems to whoever shows them to a person. Never empty. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** One or more problems found together. */
  public ProblemException(List<Problem> problems) {
    super(problems.getFirst().toString());
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public ProblemException(Problem problem) {
    this(List.of(problem));
  }

  /** One problem and the failure behind it, which is for the log alone. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problems = List.of(problem);
  }

  /** All that was found, in the order found. */
  public List<Problem> problems() {
    return problems;
  }
}
