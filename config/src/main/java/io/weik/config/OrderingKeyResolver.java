package io.weik.config;

import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Reads {@code ${OrderId}} of an ordering key as the variable that the source maps. */
record OrderingKeyResolver(Resolver others, List<String> mapped) implements Resolver {
  @Override
  public Optional<String> resolve(Node.Scalar scalar, String text, Scope scope) {
    return scope.path().endsWith(".OrderingKey")
        ? mapped.stream()
            .filter(name -> text.strip().equals("${" + name + "}"))
            .findFirst()
            .or(() -> others.resolve(scalar, text, scope))
        : others.resolve(scalar, text, scope);
  }
}
