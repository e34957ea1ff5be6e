package io.weik.config.bind;

import io.weik.config.yaml.Node;
import java.util.List;
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

  /** This resolver, but placeholders of these names stay as they are written. */
  default Resolver sparing(List<String> names) {
    return names.isEmpty()
        ? this
        : (scalar, text, scope) -> {
          var spared = text;
          for (var name : names) {
            var placeholder = "${" + name + "}";
            spared = spared.replace(placeholder, "$" + placeholder);
          }
          return resolve(scalar, spared, scope);
        };
  }
}
