package io.weik.config.bind;

import io.weik.api.problem.Problem;
import io.weik.config.yaml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Nodes to values. Empty when something was wrong, which the scope has been told. */
final class ValueReader {
  private ValueReader() {}

  static Optional<Object> read(ValueType type, Node node, Scope scope) {
    return switch (type) {
      case ValueType.Simple _, ValueType.Words _, ValueType.Parsed _ -> scalar(type, node, scope);
      case ValueType.Possible(var inner) -> read(inner, node, scope).map(Optional::of);
      case ValueType.Many(var inner) -> many(inner, node, scope);
      case ValueType.Texts _ ->
          node.isNothing() ? Optional.of(Map.of()) : TextsReader.read(node, scope);
      case ValueType.Nested(var record) -> nested(record, node, scope);
      case ValueType.Tree tree -> tree(tree, node, scope);
    };
  }

  private static Optional<Object> tree(ValueType.Tree type, Node node, Scope scope) {
    if (node.isNothing() && type.shape() == Node.Mapping.class) {
      return Optional.of(Node.Mapping.empty(node.at()));
    }
    if (node.isNothing()) {
      nothing(type, node, scope);
      return Optional.empty();
    }
    if (!type.shape().isInstance(node)) {
      scope.wrongShape(node, Expected.of(type));
      return Optional.empty();
    }
    return Optional.of(node);
  }

  private static void nothing(ValueType type, Node node, Scope scope) {
    scope.tell(
        node.at(),
        Problem.user("no value given")
            .expected(Expected.of(type))
            .hint("give a value, or leave the key out"));
  }

  private static Optional<Object> nested(Class<? extends Record> record, Node node, Scope scope) {
    if (node instanceof Node.Mapping mapping) {
      return RecordBinder.bind(record, mapping, scope).map(Object.class::cast);
    }
    scope.wrongShape(node, "a mapping");
    return Optional.empty();
  }

  private static Optional<Object> scalar(ValueType type, Node node, Scope scope) {
    if (!(node instanceof Node.Scalar scalar)) {
      scope.wrongShape(node, Expected.of(type));
      return Optional.empty();
    }
    if (scalar.isNothing()) {
      nothing(type, node, scope);
      return Optional.empty();
    }
    var resolved = scope.resolve(scalar);
    return resolved.isPresent() || takesAnyText(type)
        ? parse(type, resolved.orElse(scalar.text()), scalar, scope)
        : Optional.empty();
  }

  /**
   * Such a value may stand in for one that cannot be resolved, so that the rest is checked as well.
   */
  private static boolean takesAnyText(ValueType type) {
    return switch (type) {
      case ValueType.Simple(var simple) -> simple == SimpleType.TEXT;
      case ValueType.Parsed parsed -> parsed.secret();
      case ValueType.Words _,
          ValueType.Possible _,
          ValueType.Many _,
          ValueType.Texts _,
          ValueType.Nested _,
          ValueType.Tree _ ->
          false;
    };
  }

  private static Optional<Object> parse(
      ValueType type, String text, Node.Scalar scalar, Scope scope) {
    try {
      return Optional.of(
          switch (type) {
            case ValueType.Simple(var simple) -> ValueParser.simple(simple, text);
            case ValueType.Words(var words) -> ValueParser.word(words, text);
            case ValueType.Parsed parsed -> ValueParser.parsed(parsed.parse(), text);
            case ValueType.Possible _,
                ValueType.Many _,
                ValueType.Texts _,
                ValueType.Nested _,
                ValueType.Tree _ ->
                throw new IllegalStateException("no scalar: " + type);
          });
    } catch (IllegalArgumentException e) {
      tell(type, String.valueOf(e.getMessage()), scalar, scope);
      return Optional.empty();
    }
  }

  private static void tell(ValueType type, String expected, Node.Scalar scalar, Scope scope) {
    if (type instanceof ValueType.Parsed parsed && parsed.secret()) {
      scope.tell(scalar.at(), Problem.user("wrong value").expected(expected));
    } else {
      scope.wrong(scalar, expected, ValueParser.hint(type, scalar.text()));
    }
  }

  private static Optional<Object> many(ValueType inner, Node node, Scope scope) {
    if (node.isNothing()) {
      return Optional.of(List.of());
    }
    return switch (node) {
      case Node.Sequence sequence -> items(inner, sequence.items(), scope);
      case Node.Scalar scalar when !(inner instanceof ValueType.Nested) ->
          separated(inner, scalar, scope);
      case Node.Mapping mapping when inner instanceof ValueType.Nested ->
          read(inner, mapping, scope).map(List::of);
      case Node.Scalar _, Node.Mapping _ -> {
        scope.wrongShape(node, Expected.of(new ValueType.Many(inner)));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Object> items(ValueType inner, List<Node> items, Scope scope) {
    var values =
        IntStream.range(0, items.size())
            .mapToObj(index -> read(inner, items.get(index), scope.item(index)))
            .flatMap(Optional::stream)
            .toList();
    return values.size() == items.size() ? Optional.of(values) : Optional.empty();
  }

  /** A secret is cut where it is written, not where its resolved value happens to have a comma. */
  private static Optional<Object> separated(ValueType inner, Node.Scalar scalar, Scope scope) {
    if (inner instanceof ValueType.Parsed parsed && parsed.secret()) {
      var parts = split(scalar.text());
      var resolved = new ArrayList<String>();
      parts.forEach(part -> scope.resolver().resolve(scalar, part, scope).ifPresent(resolved::add));
      return resolved.size() == parts.size()
          ? parseAll(inner, resolved, scalar, scope)
          : Optional.empty();
    }
    return scope.resolve(scalar).flatMap(text -> parseAll(inner, split(text), scalar, scope));
  }

  private static Optional<Object> parseAll(
      ValueType inner, List<String> texts, Node.Scalar scalar, Scope scope) {
    var values =
        texts.stream().map(text -> parse(inner, text, scalar, scope)).flatMap(Optional::stream);
    var list = values.toList();
    return list.size() == texts.size() ? Optional.of(list) : Optional.empty();
  }

  private static List<String> split(String text) {
    return pieces(text).stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** Cuts at commas, but not at those within closed braces, as in {@code *.{csv,json}}. */
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    int start = 0;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '{' -> open++;
        case '}' -> open = Math.max(0, open - 1);
        case ',' -> {
          if (open == 0) {
            pieces.add(text.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    pieces.add(text.substring(start));
    return open == 0 ? pieces : Arrays.asList(text.split(",", -1));
  }
}
