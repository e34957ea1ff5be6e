package io.weik.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables in braces, each one whole segment. */
record PathTemplate(List<String> segments) {
  static PathTemplate parse(String template) {
    return new PathTemplate(split(template));
  }

  /** The names of its variables, in order. */
  List<String> variables() {
    return segments.stream().filter(PathTemplate::variable).map(PathTemplate::name).toList();
  }

  /** Whether two templates match the same paths. */
  boolean clashesWith(PathTemplate other) {
    return shape().equals(other.shape());
  }

  /**
   * The decoded variables of a path that matches, by name.
   *
   * @param rawPath not decoded, so that an encoded slash stays inside its segment
   */
  Optional<Map<String, String>> match(String rawPath) {
    var given = split(rawPath);
    if (given.size() != segments.size()) {
      return Optional.empty();
    }
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < given.size(); i++) {
      String segment = RequestTarget.decode(given.get(i));
      if (variable(segments.get(i)) && !segment.isEmpty()) {
        variables.put(name(segments.get(i)), segment);
      } else if (!segments.get(i).equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private List<String> shape() {
    return segments.stream().map(segment -> variable(segment) ? "{}" : segment).toList();
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean variable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}
