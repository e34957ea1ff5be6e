package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The resources of one check by kind and name. */
final class Declared {
  private final Map<Kind, Map<String, Draft>> byKind = new EnumMap<>(Kind.class);

  /** Indexes drafts; of two with one kind and name the first counts and the other is told. */
  Declared(List<Draft> drafts, Report report) {
    for (var draft : drafts) {
      var names = byKind.computeIfAbsent(draft.id().kind(), _ -> new TreeMap<>());
      var first = names.putIfAbsent(draft.id().name(), draft);
      if (first != null) {
        report.problem(
            Problem.user("two resources of one kind and name")
                .hint("the first one is at " + first.metadata().at())
                .in(draft.id().toString())
                .path("metadata.name")
                .at(draft.metadata().at()));
      }
    }
  }

  Optional<Draft> find(Kind kind, String name) {
    return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(name));
  }

  List<String> names(Kind kind) {
    return List.copyOf(byKind.getOrDefault(kind, Map.of()).keySet());
  }

  List<Draft> all(Kind kind) {
    return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
  }

  /** All, sorted by kind and name. */
  List<Draft> all() {
    var all = new ArrayList<Draft>();
    byKind.values().forEach(names -> all.addAll(names.values()));
    all.sort(
        Comparator.comparing((Draft draft) -> draft.id().kind())
            .thenComparing(draft -> draft.id().name()));
    return List.copyOf(all);
  }
}
