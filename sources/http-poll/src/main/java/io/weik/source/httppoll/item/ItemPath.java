package io.weik.source.httppoll.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON data: a JSONPath when it starts with {@code $}, else a dotted name such as {@code
 * data.items} or {@code items.0.id}, in which a key may hold dots itself. A path of nothing but
 * names, indexes and {@code *} is plain: it is followed while the data streams by. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535">RFC 9535, JSONPath</a>
 */
public final class ItemPath {
  /** Nowhere on the way of a path. */
  static final int OFF = -1;

  /** The whole of the data. */
  static final ItemPath ROOT = new ItemPath("$", List.of(), null);

  private static final int MAXIMUM_LENGTH = 512;
  private static final Configuration JSON_NODES =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS, Option.ALWAYS_RETURN_LIST)
          .build();

  private final String text;
  private final List<Step> steps;
  private final @Nullable JsonPath compiled;

  private ItemPath(String text, List<Step> steps, @Nullable JsonPath compiled) {
    this.text = text;
    this.steps = steps;
    this.compiled = compiled;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it is none, saying what was expected
   */
  public static ItemPath parse(String text) {
    var path = text.strip();
    if (path.isEmpty() || path.length() > MAXIMUM_LENGTH) {
      throw expected();
    }
    if (path.startsWith("$")) {
      return Step.ofJsonPath(path)
          .map(steps -> new ItemPath(path, steps, null))
          .orElseGet(() -> new ItemPath(path, List.of(), compile(path)));
    }
    return new ItemPath(path, Step.ofDotted(path).orElseThrow(ItemPath::expected), null);
  }

  private static JsonPath compile(String path) {
    if (path.endsWith("[")) { // the library overlooks this one
      throw expected();
    }
    try {
      return JsonPath.compile(path);
    } catch (RuntimeException _) { // the library throws whatever its parser trips over
      throw expected();
    }
  }

  private static IllegalArgumentException expected() {
    return new IllegalArgumentException(
        "a dotted name such as data.items, or a JSONPath such as $.data.items");
  }

  /** Whether it can be followed while the data streams by. */
  boolean isPlain() {
    return compiled == null;
  }

  /** The position on the path after its last step. */
  int end() {
    return steps.size();
  }

  /** Whether what it finds are single values and never a list of values that may be taken apart. */
  boolean findsElements() {
    return compiled == null
        ? !steps.isEmpty() && steps.getLast() instanceof Step.Any
        : !compiled.isDefinite() && text.endsWith("]");
  }

  /** Whether it can find more than one value. */
  boolean findsMany() {
    return compiled == null
        ? steps.stream().anyMatch(Step.Any.class::isInstance)
        : !compiled.isDefinite();
  }

  /** Whether the step at this position asks for the last element. */
  boolean asksForLast(int at) {
    return at >= 0 && at < steps.size() && steps.get(at) instanceof Step.Index(int i) && i < 0;
  }

  /** Whether a step asks for the last element. */
  boolean hasLast() {
    return steps.stream().anyMatch(step -> step instanceof Step.Index(int i) && i < 0);
  }

  /** Whether it asks for the last of what {@code list} finds, and for no other last. */
  boolean isLastOf(ItemPath list) {
    int at = list.end();
    return asksForLast(at)
        && !list.findsMany()
        && steps.subList(0, at).equals(list.steps)
        && steps.subList(at + 1, steps.size()).stream().allMatch(Step.Name.class::isInstance);
  }

  /** The first steps of a plain path, for people. */
  String start(int length) {
    var start = new StringBuilder(text.startsWith("$") ? "$" : "");
    for (var step : steps.subList(0, length)) {
      start.append(
          switch (step) {
            case Step.Name(var name, _) -> (start.isEmpty() ? "" : ".") + name;
            case Step.Index(int index) -> "[" + index + "]";
            case Step.Any _ -> "[*]";
          });
    }
    return start.toString();
  }

  /** The position after the field {@code name} met at position {@code at}, or {@link #OFF}. */
  int after(int at, String name) {
    if (at < 0 || at >= steps.size()) {
      return OFF;
    }
    return switch (steps.get(at)) {
      case Step.Any _ -> at + 1;
      case Step.Index _ -> OFF;
      case Step.Name(var wanted, _) ->
          wanted.equals(name) ? at + 1 : name.indexOf('.') < 0 ? OFF : afterDots(at, name);
    };
  }

  /** A key that holds dots takes several parts of a dotted name. */
  private int afterDots(int at, String name) {
    if (text.startsWith("$")) {
      return OFF;
    }
    var joined = new StringBuilder();
    for (int next = at; next < steps.size(); next++) {
      joined.append(next == at ? "" : ".").append(((Step.Name) steps.get(next)).name());
      if (joined.toString().equals(name)) {
        return next + 1;
      }
    }
    return OFF;
  }

  /** The position after the element of this number met at position {@code at}, or {@link #OFF}. */
  int after(int at, int index) {
    if (at < 0 || at >= steps.size()) {
      return OFF;
    }
    return switch (steps.get(at)) {
      case Step.Any _ -> at + 1;
      case Step.Index(int wanted) -> wanted == index ? at + 1 : OFF;
      case Step.Name(_, int wanted) -> wanted == index ? at + 1 : OFF;
    };
  }

  /** All values found, going on from a position of a plain path. */
  List<JsonNode> findAll(JsonNode data, int at) {
    var found = new ArrayList<JsonNode>();
    if (compiled != null) {
      @Nullable JsonNode list = compiled.read(data, JSON_NODES);
      if (list != null) {
        list.forEach(found::add);
      }
    } else {
      follow(data, at, found);
    }
    return found;
  }

  private void follow(JsonNode data, int at, List<JsonNode> found) {
    if (at == steps.size()) {
      found.add(data);
      return;
    }
    if (data.isArray()) {
      for (int index = 0; index < data.size(); index++) {
        boolean last = asksForLast(at) && index == data.size() - 1;
        int next = last ? at + 1 : after(at, index);
        if (next >= 0) {
          follow(data.get(index), next, found);
        }
      }
    }
    for (var field : data.properties()) {
      int next = after(at, field.getKey());
      if (next >= 0) {
        follow(field.getValue(), next, found);
      }
    }
  }

  /** The text of the first value found when it is a text, a number or a boolean. */
  Optional<String> findText(JsonNode data, int at) {
    return findAll(data, at).stream()
        .findFirst()
        .filter(found -> found.isValueNode() && !found.isNull())
        .map(JsonNode::asText);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ItemPath that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
