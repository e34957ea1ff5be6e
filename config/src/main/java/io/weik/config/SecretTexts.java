package io.weik.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.config.yaml.Node;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds texts by name, as HTTP headers, that must not be shown: those whose name says so, unless
 * their value is only a placeholder and perhaps a scheme.
 */
final class SecretTexts {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(auth|cookie|key|token|secret|passw|credential|signature|session).*|sig|code",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME =
      Pattern.compile("^\\s*(bearer|basic|token|apikey)\\s+", Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(^|[?&;])([^=&;\\s]*(auth|key|token|secret|passw|credential|sig)[^=&;\\s]*|code)"
              + "=(?!\\$\\{)[^&;\\s]"
              + "|\"[^\"]*(key|token|secret|passw|credential)[^\"]*\"\\s*:\\s*\"(?!\\$\\{)[^\"]"
              + "|://[^/@\\s:]*:(?!\\$\\{)[^/@\\s]+@",
          Pattern.CASE_INSENSITIVE);

  private SecretTexts() {}

  /** Whether a text is an address, a form or JSON with a password or a secret value in it. */
  static boolean isSecretAddress(String text) {
    return IN_ADDRESS.matcher(text).find();
  }

  /** Looks through a mapping, or a JSON object in a text, which is secret as a whole or not. */
  static void in(Node node, Consumer<Node.Scalar> found) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    if (entry.value() instanceof Node.Scalar scalar
                        && isSecret(entry.name(), scalar.text())) {
                      found.accept(scalar);
                    }
                  });
      case Node.Scalar scalar -> {
        if (holdsSecret(scalar.text())) {
          found.accept(scalar);
        }
      }
      case Node.Sequence _ -> {}
    }
  }

  private static boolean isSecret(String name, String value) {
    var rest = SCHEME.matcher(value).replaceFirst("");
    return SECRET_NAME.matcher(name).matches() && !Placeholders.areAlone(rest);
  }

  private static boolean holdsSecret(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json.properties().stream()
          .anyMatch(
              (Map.Entry<String, JsonNode> one) -> isSecret(one.getKey(), one.getValue().asText()));
    } catch (JacksonException _) {
      return !text.isBlank() && !Placeholders.areAlone(text);
    }
  }
}
