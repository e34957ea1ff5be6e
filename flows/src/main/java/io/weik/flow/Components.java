package io.weik.flow;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of Camel is on the class path, and which artifact brings what is not. Camel finds its parts
 * by files named after them; its catalogue of all artifacts is larger than all else here, so the
 * rule {@code camel-<name>} stands in for it, with the exceptions that people meet.
 */
final class Components {
  /** Camel's version, which drop-in artifacts must share. */
  private static final String VERSION =
      Optional.ofNullable(
              org.apache.camel.CamelContext.class.getPackage().getImplementationVersion())
          .orElse("<camel version>");

  private static final String SERVICES = "META-INF/services/org/apache/camel/";
  private static final List<String> COMPONENTS =
      List.of("direct", "file", "http", "https", "log", "smtp", "smtps");
  private static final List<String> LANGUAGES =
      List.of(
          "constant", "exchangeProperty", "header", "jsonpath", "simple", "tokenize", "variable");
  private static final List<String> DATA_FORMATS = List.of("json");
  private static final Map<String, String> ARTIFACTS =
      Map.ofEntries(
          Map.entry("amqps", "amqp"),
          Map.entry("cql", "cassandraql"),
          Map.entry("ftps", "ftp"),
          Map.entry("sftp", "ftp"),
          Map.entry("mqtt", "paho-mqtt5"),
          Map.entry("rabbitmq", "spring-rabbitmq"),
          Map.entry("ws", "vertx-websocket"),
          Map.entry("wss", "vertx-websocket"),
          Map.entry("js", "javascript"),
          Map.entry("jsonApi", "jsonapi"),
          Map.entry("jacksonXml", "jacksonxml"),
          Map.entry("snakeYaml", "snakeyaml"),
          Map.entry("xtokenize", "xml-jaxp"),
          Map.entry("xquery", "saxon"));

  private Components() {}

  /** The problem that {@code scheme} is not there, unless it is. */
  static Optional<Problem> missing(String scheme, String library) {
    if (isThere("component/" + scheme)) {
      return Optional.empty();
    }
    var present = COMPONENTS.stream().filter(name -> isThere("component/" + name)).toList();
    return Optional.of(
        Problem.user("component not there")
            .value(scheme)
            .expected(String.join(", ", present) + ", \u2026")
            .hint(
                Suggestions.didYouMean(scheme, ARTIFACTS.containsKey(scheme) ? List.of() : present)
                    .orElseGet(() -> dropIn(scheme, library))));
  }

  /** The problem that a language is not there. */
  static Problem missingLanguage(String name, String library) {
    return Problem.user("language not there")
        .value(name)
        .expected(String.join(", ", LANGUAGES))
        .hint(dropIn(name, library));
  }

  /** The problem that a data format is not there. */
  static Problem missingDataFormat(String name, String library) {
    return Problem.user("data format not there")
        .value(name)
        .expected(String.join(", ", DATA_FORMATS))
        .hint(dropIn(name, library));
  }

  /** What to do to have {@code name}. */
  static String dropIn(String name, String library) {
    return "drop org.apache.camel:camel-"
        + ARTIFACTS.getOrDefault(name, name)
        + ":"
        + VERSION
        + " and what it needs into "
        + library;
  }

  private static boolean isThere(String part) {
    return Components.class.getClassLoader().getResource(SERVICES + part) != null;
  }
}
