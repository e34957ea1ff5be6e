package io.weik.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code ${Name}} in a flow's steps into Camel's {@code ${variable.Name}} for the variables
 * that events bring, and <code>$${</code> into a literal <code>${</code>.
 *
 * <p>In a uri that is made for each message it is a {@link UriValue}, so that what an event says
 * cannot add options to the endpoint.
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

  /** The name under which Camel holds a variable as it may stand in a uri. */
  static String inUri(String name) {
    return inCamel(name) + "-in-uri";
  }

  /** A copy of {@code node} with every text in it rewritten. */
  JsonNode rewrite(JsonNode node) {
    return rewrite(List.of(), node);
  }

  /** Whether {@code text} uses a variable of the event. */
  boolean isUsedIn(String text) {
    return PLACEHOLDER.matcher(text).results().anyMatch(this::isVariable);
  }

  private JsonNode rewrite(List<String> path, JsonNode node) {
    var nodes = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return nodes.textNode(rewrite(new StepTexts.Text(path, node.textValue())));
    }
    if (node.isArray()) {
      var copy = nodes.arrayNode(node.size());
      node.forEach(item -> copy.add(rewrite(path, item)));
      return copy;
    }
    if (node.isObject()) {
      var copy = nodes.objectNode();
      node.properties()
          .forEach(
              field ->
                  copy.set(
                      field.getKey(),
                      rewrite(StepTexts.longer(path, field.getKey()), field.getValue())));
      return copy;
    }
    return node;
  }

  private String rewrite(StepTexts.Text text) {
    return PLACEHOLDER
        .matcher(text.value())
        .replaceAll(match -> Matcher.quoteReplacement(replacement(text, match)));
  }

  private String replacement(StepTexts.Text text, MatchResult match) {
    var name = match.group(1);
    if (isVariable(match)) {
      return "${variable." + (text.isDynamicUri() ? inUri(name) : inCamel(name)) + "}";
    }
    if (name != null) {
      return match.group();
    }
    return text.isPlain() ? "${" : LITERAL_IN_SIMPLE;
  }

  private boolean isVariable(MatchResult match) {
    return match.group(1) != null && names.contains(match.group(1));
  }
}
