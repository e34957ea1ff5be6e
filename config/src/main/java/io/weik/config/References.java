package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Kind;
import io.weik.config.bind.Scope;
import io.weik.config.bind.Suggestions;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;

/** Checks that what a resource names is there. */
final class References {
  private final Declared declared;

  References(Declared declared) {
    this.declared = declared;
  }

  /** Whether a resource of this kind and name is there; told to the scope when it is not. */
  boolean check(Kind kind, String name, Node at, Scope scope) {
    boolean builtIn = kind == Kind.EVENT_SOURCE && name.equals(EventSource.SYSTEM);
    if (builtIn || declared.find(kind, name).isPresent()) {
      return true;
    }
    var names = declared.names(kind);
    var problem =
        Problem.user(kind.word() + " not found")
            .value(Shown.of(name))
            .expected("the name of an " + kind.word());
    var hint =
        Suggestions.didYouMean(name, names)
            .orElse(
                names.isEmpty()
                    ? "there is no " + kind.word() + " yet"
                    : "there are: " + String.join(", ", names.stream().limit(8).toList()));
    scope.tell(at.at(), problem.hint(hint));
    return false;
  }
}
