package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.config.yaml.Shown;
import java.util.List;

/** The types of the reference: those that this program lacks are told apart from slips. */
final class Planned {
  static final List<String> SOURCES =
      List.of("webhook", "http-poll", "database", "file-watch", "custom", "schedule");
  static final List<String> CHANNELS =
      List.of("stream", "memory", "nats", "rabbitmq", "kafka", "azure-servicebus");

  private Planned() {}

  /** The problem with a type that is not among those there. */
  static Problem problem(String type, List<String> planned, List<String> present) {
    boolean known = planned.contains(type);
    var problem =
        Problem.user(known ? "type not there yet" : "unknown type")
            .value(Shown.of(type))
            .expected(String.join(", ", present));
    if (known) {
      return problem.hint("this version does not have " + type);
    }
    return Suggestions.didYouMean(type, present.isEmpty() ? planned : present)
        .or(() -> Suggestions.didYouMean(type, planned).map(hint -> hint + " (not there yet)"))
        .map(problem::hint)
        .orElse(problem);
  }
}
