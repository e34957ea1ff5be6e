package io.weik.config;

import io.weik.api.resource.EventSource;
import io.weik.api.resource.Kind;
import io.weik.config.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of the variables that sources map from their events. */
final class EventVariables {
  private final Declared declared;

  EventVariables(Declared declared) {
    this.declared = declared;
  }

  /** Those of a source, sorted; empty when there is no such source. */
  Optional<Set<String>> of(String source) {
    return source.equals(EventSource.SYSTEM)
        ? Optional.of(Set.of())
        : declared.find(Kind.EVENT_SOURCE, source).map(EventVariables::targets);
  }

  /** Those of the source of a subscription, sorted; empty when either is not there. */
  Optional<Set<String>> behind(String subscription) {
    return declared
        .find(Kind.EVENT_SUBSCRIPTION, subscription)
        .flatMap(draft -> draft.scalar("Source"))
        .flatMap(source -> of(source.text()));
  }

  private static Set<String> targets(Draft source) {
    var names = new TreeSet<String>();
    source.mappings("Variables").stream()
        .flatMap(mapping -> mapping.find("TargetVariable").stream())
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .forEach(name -> names.add(((Node.Scalar) name).text()));
    return names;
  }
}
