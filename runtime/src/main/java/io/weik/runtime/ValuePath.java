package io.weik.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON data: a JSONPath when it starts with {@code $}, else a dotted name such as {@code
 * customer.email} or {@code items.0.price}. A key that holds dots itself is found before its parts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535">RFC 9535, JSONPath</a>
 */
public final class ValuePath {
  private static final Configuration JSON_NODES =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final String text;
  private final @Nullable JsonPath compiled;

  private ValuePath(String text, @Nullable JsonPath compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Reads a path.
   *
   * @throws com.jayway.jsonpath.InvalidPathException when it is no JSONPath; validation tells this
   *     before
   */
  public static ValuePath of(String text) {
    return new ValuePath(text, text.startsWith("$") ? JsonPath.compile(text) : null);
  }

  /**
   * The value there, JSON null included. A path of several values finds their array, unless it is
   * empty.
   */
  public Optional<JsonNode> find(JsonNode data) {
    return compiled == null ? dotted(data, text) : query(compiled, data);
  }

  private static Optional<JsonNode> query(JsonPath path, JsonNode data) {
    @Nullable JsonNode found = path.read(data, JSON_NODES);
    boolean nothing =
        found == null || found.isMissingNode() || (!path.isDefinite() && found.isEmpty());
    return nothing ? Optional.empty() : Optional.of(found);
  }

  private static Optional<JsonNode> dotted(JsonNode data, String name) {
    var direct = child(data, name);
    if (!direct.isMissingNode()) {
      return Optional.of(direct);
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      var parent = child(data, name.substring(0, dot));
      var found =
          parent.isMissingNode()
              ? Optional.<JsonNode>empty()
              : dotted(parent, name.substring(dot + 1));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static JsonNode child(JsonNode data, String name) {
    boolean index = data.isArray() && !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    return index && name.length() < 10 ? data.path(Integer.parseInt(name)) : data.path(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
