package io.weik.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The texts within a step, each with the names of the options that lead to it. */
record StepTexts(List<StepTexts.Text> texts) {
  private static final Set<String> PLAIN =
      Set.of("to", "from", "constant", "name", "id", "description");

  /**
   * One text.
   *
   * @param path names of the step and the options that lead to it, as {@code to}, {@code uri}
   */
  record Text(List<String> path, String value) {
    /** Whether it is the option {@code name} of anything, or the step {@code name} itself. */
    boolean is(String name) {
      return path.getLast().equals(name);
    }

    /** Whether it is the option {@code name} of a step or option {@code owner}. */
    boolean is(String owner, String name) {
      return is(name) && path.size() > 1 && path.get(path.size() - 2).equals(owner);
    }

    /** Whether it is one of the {@code parameters} of a step {@code owner}. */
    boolean isParameterOf(String owner) {
      return path.size() > 2
          && path.get(path.size() - 2).equals("parameters")
          && path.get(path.size() - 3).equals(owner);
    }

    /** Whether Camel takes it as it stands, without its simple language. */
    boolean isPlain() {
      return PLAIN.contains(path.getLast());
    }

    /** Whether an endpoint's uri is made of it for each message. */
    boolean isDynamicUri() {
      return isUriOf("toD")
          || isUriOf("wireTap")
          || isParameterOf("toD")
          || isParameterOf("wireTap");
    }

    /** Whether it is the endpoint of a step {@code name}, in the short or the long form. */
    boolean isUriOf(String name) {
      return is(name) || is(name, "uri");
    }
  }

  /** The path of the option {@code name} of what stands at {@code path}. */
  static List<String> longer(List<String> path, String name) {
    var longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  /** All texts below {@code item}, in their order. */
  static StepTexts of(JsonNode item) {
    var texts = new ArrayList<Text>();
    collect(List.of(), item, texts);
    return new StepTexts(texts);
  }

  private static void collect(List<String> path, JsonNode node, List<Text> into) {
    if (node.isTextual()) {
      into.add(new Text(path, node.textValue()));
    } else if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(longer(path, field.getKey()), field.getValue(), into));
    } else {
      node.forEach(child -> collect(path, child, into));
    }
  }
}
