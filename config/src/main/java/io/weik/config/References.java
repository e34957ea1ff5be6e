package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Kind;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.List;
import java.util.stream.Stream;

/** Checks that what a resource names is there. */
final class References {
  private final Declared declared;

  References(Declared declared) {
    this.declared = declared;
  }

  /** Whether a resource of this kind and name is there; told to the scope when it is not. */
  boolean check(Kind kind, String name, Node at, Scope scope) {
    if (declared.find(kind, name).isPresent() || builtIn(kind).contains(name)) {
      return true;
    }
    var names = declared.names(kind);
    var all = Stream.concat(names.stream(), builtIn(kind).stream()).toList();
    var problem =
        Problem.user(kind.word() + " not found")
            .value(Shown.of(name))
            .expected("the name of an " + kind.word());
    var hint =
        Suggestions.didYouMean(name, all)
            .orElse(
                names.isEmpty()
                    ? "there is no " + kind.word() + " yet"
                    : "there are: " + String.join(", ", names.stream().limit(8).toList()));
    scope.tell(at.at(), problem.hint(hint));
    return false;
  }

  /** What is always there and declared by nobody. */
  private static List<String> builtIn(Kind kind) {
    return kind == Kind.EVENT_SOURCE ? List.of(EventSource.SYSTEM) : List.of();
  }
}
