package io.weik.source.httppoll;

import io.weik.api.source.ParameterProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with parameters in the light of each other. One config, one thread. */
final class Findings {
  private final List<ParameterProblem> problems = new ArrayList<>();

  /** Adds a problem where something is wrong. */
  void when(boolean wrong, String parameter, String what, String expected) {
    if (wrong) {
      problems.add(new ParameterProblem(parameter, what, expected));
    }
  }

  /** All that was found, in the order found. */
  List<ParameterProblem> all() {
    return List.copyOf(problems);
  }
}
