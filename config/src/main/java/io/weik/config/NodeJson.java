package io.weik.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.weik.config.yaml.Node;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * YAML trees to JSON trees, with plain scalars typed by YAML's core schema.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, core schema</a>
 */
final class NodeJson {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\d{1,300}|\\.\\d{1,300}|\\d{1,300}\\.\\d{0,300})([eE][-+]?\\d{1,3})?");
  private static final Pattern CANONICAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE].+)?");

  private final Function<Node.Scalar, String> text;
  private final Predicate<Node.Scalar> isText;

  /** With a function that gives the text of each scalar that is a text. */
  NodeJson(Function<Node.Scalar, String> text) {
    this(text, _ -> false);
  }

  /** The same, with scalars that are texts whatever they look like. */
  NodeJson(Function<Node.Scalar, String> text, Predicate<Node.Scalar> isText) {
    this.text = text;
    this.isText = isText;
  }

  JsonNode json(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Sequence(_, var items, _) -> {
        var array = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Node.Mapping(_, var entries, _) -> {
        var object = JsonNodeFactory.instance.objectNode();
        entries.forEach(entry -> object.set(entry.name(), json(entry.value())));
        yield object;
      }
    };
  }

  private JsonNode scalar(Node.Scalar scalar) {
    if (isText.test(scalar)) {
      return new TextNode(text.apply(scalar));
    }
    if (scalar.isNothing()) {
      return NullNode.getInstance();
    }
    var written = scalar.text();
    if (scalar.plain() && (written.equalsIgnoreCase("true") || written.equalsIgnoreCase("false"))) {
      return BooleanNode.valueOf(Boolean.parseBoolean(written));
    }
    if (scalar.plain() && isNumber(written)) {
      return DecimalNode.valueOf(new BigDecimal(written));
    }
    return new TextNode(text.apply(scalar));
  }

  /** A number with leading zeros, as a house number or a code, stays a text. */
  private static boolean isNumber(String written) {
    return NUMBER.matcher(written).matches() && CANONICAL.matcher(written).matches();
  }
}
