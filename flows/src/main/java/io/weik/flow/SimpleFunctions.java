package io.weik.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What may stand in <code>${ }</code> in a flow's steps.
 *
 * @see <a href="https://camel.apache.org/components/4.18.x/languages/simple-language.html">Simple
 *     language</a>
 */
final class SimpleFunctions {
  private static final List<String> FUNCTIONS =
      List.of(
          "body",
          "bodyOneLine",
          "exception.message",
          "exchangeId",
          "headers",
          "messageTimestamp",
          "null",
          "prettyBody",
          "routeId",
          "uuid",
          "variables");

  private SimpleFunctions() {}

  /** The event's variables and the functions that take nothing. */
  static List<String> with(Set<String> eventVariables) {
    var names = new ArrayList<>(FUNCTIONS);
    names.addAll(eventVariables);
    return names;
  }

  /** The event's variables and the functions that matter most, for people. */
  static String some(Set<String> eventVariables) {
    var names = new ArrayList<>(eventVariables.stream().sorted().toList());
    names.addAll(List.of("body", "header.<name>", "jsonpath(<path>)", "\u2026"));
    return String.join(", ", names);
  }
}
