package io.weik.config.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.config.bind.SimpleType;
import io.weik.config.bind.ValueType;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** JSON Schema of value types. Quoted and plain scalars, and placeholders, fit alike. */
final class TypeSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String OR_PLACEHOLDER = "|\\$\\{";

  private final Function<Class<? extends Record>, String> reference;

  /** With a function that gives the {@code $ref} of a record. */
  TypeSchema(Function<Class<? extends Record>, String> reference) {
    this.reference = reference;
  }

  ObjectNode of(ValueType type) {
    return switch (type) {
      case ValueType.Simple(var simple) -> simple(simple);
      case ValueType.Words(var words) -> words(words.stream().map(ValueType.Word::text).toList());
      case ValueType.Parsed _ -> scalar();
      case ValueType.Possible(var inner) -> of(inner);
      case ValueType.Many(var inner) ->
          anyOf(
              JSON.objectNode().put("type", "array").set("items", of(inner)), of(inner), nothing());
      case ValueType.Texts _ ->
          anyOf(
              JSON.objectNode().put("type", "object").set("additionalProperties", scalar()),
              JSON.objectNode().put("type", "string"),
              nothing());
      case ValueType.Nested(var record) -> JSON.objectNode().put("$ref", reference.apply(record));
      case ValueType.Tree(var shape) -> tree(shape);
    };
  }

  private static ObjectNode simple(SimpleType type) {
    return switch (type) {
      case TEXT, PATH, URI_TEXT, INSTANT -> scalar();
      case INT, LONG -> orText("integer", "^\\s*[-+]?[0-9]+\\s*$");
      case BOOLEAN ->
          orText("boolean", "^\\s*(" + anyCase("true") + "|" + anyCase("false") + ")\\s*$");
      case DURATION -> orText("number", "^\\s*([0-9]+(\\.[0-9]+)?\\s*(ms|s|m|h|d)?|[Pp].+)\\s*$");
    };
  }

  /** One of a few words; editors offer them as they are, any case fits. */
  static ObjectNode words(List<String> words) {
    var values = JSON.arrayNode();
    words.forEach(values::add);
    var anyCase =
        words.stream().map(TypeSchema::anyCase).collect(Collectors.joining("|", "^(", ")$"));
    return anyOf(
        JSON.objectNode().set("enum", values),
        JSON.objectNode().put("type", "string").put("pattern", anyCase + OR_PLACEHOLDER));
  }

  /** A pattern for the word in any case; the dialect of schemas has no flag for it. */
  private static String anyCase(String word) {
    return word.chars()
        .mapToObj(
            letter ->
                Character.isLetter(letter)
                    ? "[%c%c]"
                        .formatted(Character.toUpperCase(letter), Character.toLowerCase(letter))
                    : Character.toString(letter))
        .collect(Collectors.joining());
  }

  /** Any scalar but null. */
  static ObjectNode scalar() {
    ArrayNode types = JSON.arrayNode().add("string").add("number").add("boolean");
    return JSON.objectNode().set("type", types);
  }

  static ObjectNode anyOf(JsonNode... schemas) {
    var all = JSON.arrayNode();
    List.of(schemas).forEach(all::add);
    return JSON.objectNode().set("anyOf", all);
  }

  private static ObjectNode orText(String type, String pattern) {
    return anyOf(
        JSON.objectNode().put("type", type),
        JSON.objectNode().put("type", "string").put("pattern", pattern + OR_PLACEHOLDER));
  }

  private static ObjectNode tree(Class<? extends Node> shape) {
    if (shape == Node.Scalar.class) {
      return scalar();
    }
    return shape == Node.Mapping.class
        ? anyOf(JSON.objectNode().put("type", "object"), nothing())
        : JSON.objectNode();
  }

  private static ObjectNode nothing() {
    return JSON.objectNode().put("type", "null");
  }
}
