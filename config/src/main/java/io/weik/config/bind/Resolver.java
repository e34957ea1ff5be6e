package io.weik.config.bind;

import io.weik.config.yaml.Node;
import java.util.Optional;

/** Puts values in the place of {@code ${name}}. */
@FunctionalInterface
public interface Resolver {
  /** Leaves every text as it is. */
  Resolver NONE = (scalar, text, scope) -> Optional.of(text);

  /**
   * The text with every placeholder resolved.
   *
   * @param scalar where problems are placed
   * @param text all or a part of the scalar's text
   * @return empty when something was wrong, which {@code scope} has been told
   */
  Optional<String> resolve(Node.Scalar scalar, String text, Scope scope);
}
