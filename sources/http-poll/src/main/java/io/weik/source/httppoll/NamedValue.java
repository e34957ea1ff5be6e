package io.weik.source.httppoll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A value that is sent under a name, which may tell that it is a secret. */
record NamedValue(String name, String value) {
  private static final Pattern TELLING =
      Pattern.compile("(?i).*(auth|token|secret|passw|key|sig|session|credential|code).*");
  private static final Pattern SURE =
      Pattern.compile("(?i).*(token|secret|passw|credential|signature|api[-_]?key).*");
  private static final TemplateValues SAMPLE = new TemplateValues("0", Instant.EPOCH);
  private static final JsonFactory JSON = new JsonFactory();

  /** Whether it must not be shown: its name sounds like that of a secret. */
  boolean isTelling() {
    return TELLING.matcher(name).matches();
  }

  /** Whether it is a secret and no filter, such as a keyword or the key of a project. */
  boolean isSecret() {
    return SURE.matcher(name).matches() || (isTelling() && Shown.isKey(value));
  }

  /** A part of a query or a form, as written. */
  static NamedValue ofPart(String part) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new NamedValue(part, "")
        : new NamedValue(part.substring(0, equals), part.substring(equals + 1));
  }

  /** Those in Body, as far as it is the JSON or the form that its type says. */
  static List<NamedValue> ofBody(HttpPollConfig config) {
    var body = SAMPLE.fill(config.body().orElse(""), UnaryOperator.identity());
    var type = config.bodyType();
    if (type.contains("json")) {
      return ofJson(body);
    }
    return type.contains("form-urlencoded") ? ofForm(body) : List.of();
  }

  private static List<NamedValue> ofForm(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(NamedValue::ofPart)
        .map(each -> new NamedValue(each.name, decoded(each.value)))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static List<NamedValue> ofJson(String body) {
    var found = new ArrayList<NamedValue>();
    try (var parser = JSON.createParser(body)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        var name = parser.currentName();
        if (name != null && (token == JsonToken.VALUE_STRING || token.isNumeric())) {
          found.add(new NamedValue(name, parser.getText()));
        }
      }
      return found;
    } catch (IOException _) {
      return found;
    }
  }
}
