package io.weik.config.bind;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.problem.Problem;
import io.weik.config.yaml.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Mappings of texts to texts, from a YAML mapping or from a JSON object in a text. */
final class TextsReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXPECTED = "a JSON object whose values are texts";

  private TextsReader() {}

  static Optional<Object> read(Node node, Scope scope) {
    return switch (node) {
      case Node.Mapping mapping -> ofMapping(mapping, scope);
      case Node.Scalar scalar -> ofJson(scalar, scope);
      case Node.Sequence _ -> {
        scope.wrongShape(node, Expected.of(new ValueType.Texts()));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Object> ofMapping(Node.Mapping mapping, Scope scope) {
    var texts = new LinkedHashMap<String, String>();
    for (var entry : mapping.entries()) {
      var inner = scope.into(entry.name());
      switch (entry.value()) {
        case Node.Scalar scalar when !scalar.isNothing() ->
            inner.resolve(scalar).ifPresent(text -> texts.put(entry.name(), text));
        case Node.Scalar _, Node.Sequence _, Node.Mapping _ ->
            inner.wrongShape(entry.value(), "a text");
      }
    }
    return texts.size() == mapping.entries().size()
        ? Optional.of(Collections.unmodifiableMap(texts))
        : Optional.empty();
  }

  /** Placeholders are resolved within the object's values, so that no value can break the JSON. */
  private static Optional<Object> ofJson(Node.Scalar scalar, Scope scope) {
    boolean written = scalar.text().strip().startsWith("{");
    var text = written ? Optional.of(scalar.text()) : scope.resolve(scalar);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var object = object(text.get());
    if (object.isEmpty()) {
      scope.tell(scalar.at(), Problem.user("wrong value").expected(EXPECTED));
      return Optional.empty();
    }
    return written ? resolved(object.get(), scalar, scope) : Optional.of(object.get());
  }

  private static Optional<Map<String, String>> object(String text) {
    try {
      var object = JSON.readTree(text);
      var texts = new LinkedHashMap<String, String>();
      object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
      boolean flat = object.isObject() && object.valueStream().allMatch(JsonNode::isValueNode);
      return flat ? Optional.of(Collections.unmodifiableMap(texts)) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> resolved(
      Map<String, String> object, Node.Scalar scalar, Scope scope) {
    var texts = new LinkedHashMap<String, String>();
    object.forEach(
        (key, value) ->
            scope
                .resolver()
                .resolve(scalar, value, scope.into(key))
                .ifPresent(text -> texts.put(key, text)));
    return texts.size() == object.size()
        ? Optional.of(Collections.unmodifiableMap(texts))
        : Optional.empty();
  }
}
