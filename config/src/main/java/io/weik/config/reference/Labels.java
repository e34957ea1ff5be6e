package io.weik.config.reference;

import io.weik.config.bind.ValueType;
import io.weik.config.yaml.Node;
import java.util.Locale;

/** Value types in a word or two. */
final class Labels {
  private Labels() {}

  static String of(ValueType type) {
    return switch (type) {
      case ValueType.Simple(var simple) -> simple.label();
      case ValueType.Words _ -> "word";
      case ValueType.Parsed(var parsed, _) -> words(parsed.getSimpleName());
      case ValueType.Possible(var inner) -> of(inner);
      case ValueType.Many(var inner) -> "list of " + plural(of(inner));
      case ValueType.Texts _ -> "mapping of texts";
      case ValueType.Nested _ -> "mapping";
      case ValueType.Tree(var shape) ->
          shape == Node.Mapping.class
              ? "mapping"
              : shape == Node.Scalar.class ? "text" : "any value";
    };
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String plural(String label) {
    return label.endsWith("s") ? label : label + "s";
  }
}
