package io.weik.config;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.source.Claim;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What only one source at a time may have. */
final class Claims {
  private record Claimant(Draft draft, Scope scope, Location at) {}

  private final Map<String, List<Claimant>> bySubject = new LinkedHashMap<>();

  void add(Claim claim, Node.Mapping parameters, Draft draft, Scope scope) {
    var at = parameters.find(claim.parameter()).map(entry -> entry.value().at());
    bySubject
        .computeIfAbsent(claim.subject(), _ -> new ArrayList<>())
        .add(new Claimant(draft, scope.into(claim.parameter()), at.orElse(parameters.at())));
  }

  /** Tells each clash at every source that has a part in it. */
  void tellClashes() {
    bySubject.forEach(
        (subject, claimants) -> {
          for (var claimant : claimants) {
            claimants.stream()
                .filter(other -> !other.draft.id().equals(claimant.draft.id()))
                .findFirst()
                .ifPresent(other -> tell(subject, claimant, other));
          }
        });
  }

  private static void tell(String subject, Claimant claimant, Claimant other) {
    claimant.scope.tell(
        claimant.at,
        Problem.user("already taken")
            .value(subject)
            .hint("by " + other.draft.id() + " at " + other.at));
  }
}
