package io.weik.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code ${Name}} in a flow's steps into Camel's {@code ${variable.Name}} for the variables
 * that events bring, and <code>$${</code> into a literal <code>${</code>.
 */
final class VariableSyntax {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^{}]+)}");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9-]");

  /** Camel's simple language has no escape for a function's start, but a function that is empty. */
  private static final String LITERAL_IN_SIMPLE = "$${null}{";

  private final Set<String> names;

  VariableSyntax(Set<String> names) {
    this.names = names;
  }

  /** The name under which Camel holds a variable; its syntax gives dots, brackets, colons a use. */
  static String inCamel(String name) {
    return UNSAFE
        .matcher(name)
        .replaceAll(match -> "_" + HexFormat.of().toHexDigits(match.group().charAt(0)));
  }

  /** A copy of {@code node} with every text in it rewritten. */
  JsonNode rewrite(JsonNode node) {
    return rewrite("", node);
  }

  /** Whether {@code text} uses a variable of the event. */
  boolean isUsedIn(String text) {
    return PLACEHOLDER.matcher(text).results().anyMatch(this::isVariable);
  }

  private JsonNode rewrite(String key, JsonNode node) {
    var nodes = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return nodes.textNode(rewrite(key, node.textValue()));
    }
    if (node.isArray()) {
      var copy = nodes.arrayNode(node.size());
      node.forEach(item -> copy.add(rewrite(key, item)));
      return copy;
    }
    if (node.isObject()) {
      var copy = nodes.objectNode();
      node.properties()
          .forEach(field -> copy.set(field.getKey(), rewrite(field.getKey(), field.getValue())));
      return copy;
    }
    return node;
  }

  private String rewrite(String key, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement(key, match)));
  }

  private String replacement(String key, MatchResult match) {
    if (isVariable(match)) {
      return "${variable." + inCamel(match.group(1)) + "}";
    }
    if (match.group(1) != null) {
      return match.group();
    }
    return StepTexts.isPlain(key) ? "${" : LITERAL_IN_SIMPLE;
  }

  private boolean isVariable(MatchResult match) {
    return match.group(1) != null && names.contains(match.group(1));
  }
}
