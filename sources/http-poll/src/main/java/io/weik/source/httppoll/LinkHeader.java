package io.weik.source.httppoll;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the next page in {@code Link} headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, section 3</a>
 */
final class LinkHeader {
  private static final String VALUE = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s;,\"]*+";
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]*+)>((?:\\s*+;\\s*+[^\\s=;,\"]*+\\s*+(?:=\\s*+(?:" + VALUE + "))?+)*+)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*+([^\\s=;,\"]++)\\s*+(?:=\\s*+(" + VALUE + "))?+");

  private LinkHeader() {}

  /** The reference of the first link whose relation is {@code next}. */
  static Optional<String> next(List<String> values) {
    return LINK.matcher(String.join(", ", values))
        .results()
        .filter(link -> isNext(link.group(2)))
        .map(link -> link.group(1))
        .findFirst();
  }

  private static boolean isNext(String parameters) {
    var relations = parameter(parameters, "rel");
    return parameter(parameters, "anchor").isEmpty()
        && relations.stream()
            .flatMap(text -> Arrays.stream(text.split("\\s+", -1)))
            .anyMatch("next"::equals);
  }

  private static Optional<String> parameter(String parameters, String name) {
    return PARAMETER
        .matcher(parameters)
        .results()
        .filter(found -> found.group(1).equalsIgnoreCase(name))
        .map(found -> Optional.ofNullable(found.group(2)).orElse(""))
        .map(text -> text.replace("\"", "").toLowerCase(Locale.ROOT).strip())
        .findFirst();
  }
}
