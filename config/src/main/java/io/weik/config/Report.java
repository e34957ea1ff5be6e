package io.weik.config;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what one check finds. No secret that it knows of gets out in a problem. */
final class Report {
  private static final int SHORTEST_SECRET = 4;
  private static final int MOST_PROBLEMS = 10_000;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          Problem::at, Comparator.comparing(at -> at.orElse(new Location("\uFFFF", 0, 0))));

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notices = new ArrayList<>();
  private final Set<String> secrets = new HashSet<>();

  /** Keeps a problem; of a flood of them only the first. */
  void problem(Problem problem) {
    add(problem, problems);
  }

  /** Keeps a notice; of a flood of them only the first. */
  void notice(Problem notice) {
    add(notice, notices);
  }

  private static void add(Problem found, List<Problem> list) {
    if (list.size() < MOST_PROBLEMS) {
      list.add(found);
    } else if (list.size() == MOST_PROBLEMS) {
      list.add(Problem.user("more problems than can be told at once"));
    }
  }

  /** Makes sure that this value is shown nowhere. Values of few characters would mask too much. */
  void hide(String secret) {
    if (secret.length() >= SHORTEST_SECRET) {
      secrets.add(secret);
    }
  }

  List<Problem> problems() {
    return sorted(problems);
  }

  List<Problem> notices() {
    return sorted(notices);
  }

  private List<Problem> sorted(List<Problem> found) {
    return found.stream().distinct().map(this::masked).sorted(BY_PLACE).toList();
  }

  private Problem masked(Problem problem) {
    return new Problem(
        problem.category(),
        problem.at(),
        problem.resource(),
        problem.path(),
        masked(problem.what()),
        masked(problem.value()),
        masked(problem.expected()),
        masked(problem.hint()));
  }

  private Optional<String> masked(Optional<String> text) {
    return text.map(this::masked);
  }

  private String masked(String text) {
    var shown = text;
    for (var secret : secrets) {
      shown = shown.replace(secret, Secret.MASK);
    }
    return shown;
  }
}
