package io.weik.config.bind;

import io.weik.config.yaml.Node;

/** What a value type expects, in a problem's words. */
final class Expected {
  private Expected() {}

  static String of(ValueType type) {
    return switch (type) {
      case ValueType.Simple(var simple) -> simple.expected();
      case ValueType.Words(var words) -> String.join(", ", ValueParser.texts(words));
      case ValueType.Parsed _ -> "a text";
      case ValueType.Possible(var inner) -> of(inner);
      case ValueType.Many(ValueType.Nested _) -> "a list of mappings";
      case ValueType.Many _ -> "a list, or a text with commas";
      case ValueType.Texts _ -> "a mapping, or a text with a JSON object";
      case ValueType.Nested _ -> "a mapping";
      case ValueType.Tree(var shape) -> shape(shape);
    };
  }

  private static String shape(Class<? extends Node> shape) {
    return shape == Node.Mapping.class
        ? "a mapping"
        : shape == Node.Scalar.class ? "a text" : "a value";
  }
}
