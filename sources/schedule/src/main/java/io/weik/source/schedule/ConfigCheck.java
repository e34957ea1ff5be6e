package io.weik.source.schedule;

import io.weik.api.source.ParameterProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with parameters in the light of each other, and of bounds. */
final class ConfigCheck {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int MOST = 10_000;
  private static final String ONE = "one of Cron, Interval and At";

  private ConfigCheck() {}

  static List<ParameterProblem> problems(ScheduleConfig config) {
    var problems = new ArrayList<ParameterProblem>();
    checkOne(config, problems);
    if (config.interval().filter(time -> time.compareTo(SHORTEST) < 0).isPresent()) {
      problems.add(new ParameterProblem("Interval", "too short", "1s or more"));
    }
    if (config.at().size() > MOST) {
      problems.add(new ParameterProblem("At", "too many times", "at most " + MOST));
    }
    if (config.maxCatchUp() < 1 || config.maxCatchUp() > MOST) {
      problems.add(new ParameterProblem("MaxCatchUp", "out of bounds", "1 to " + MOST));
    }
    if (config.jitter().isNegative()) {
      problems.add(new ParameterProblem("Jitter", "negative", "0 or a time such as 30s"));
    }
    return problems;
  }

  private static void checkOne(ScheduleConfig config, List<ParameterProblem> problems) {
    var given = new ArrayList<String>();
    config.cron().ifPresent(_ -> given.add("Cron"));
    config.interval().ifPresent(_ -> given.add("Interval"));
    if (!config.at().isEmpty()) {
      given.add("At");
    }
    if (given.isEmpty()) {
      problems.add(
          new ParameterProblem("Cron", "nothing says when events are due", ONE)
              .hint("write for example Interval: 15m"));
    }
    given.stream()
        .skip(1)
        .map(one -> new ParameterProblem(one, "given together with " + given.getFirst(), ONE))
        .forEach(problems::add);
  }
}
