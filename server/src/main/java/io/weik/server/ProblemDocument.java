package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.weik.api.problem.Category;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An error as {@code application/problem+json} (RFC 9457), with all problems in {@code problems}.
 */
public final class ProblemDocument {
  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemDocument() {}

  /** The document; its {@code detail} is the first problem. */
  static JsonNode of(int status, List<Problem> problems) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("type", "about:blank");
    document.put("title", Status.create(status).reasonPhrase());
    document.put("status", status);
    document.put("detail", problems.getFirst().message());
    var list = document.putArray("problems");
    problems.forEach(problem -> list.add(of(problem)));
    return document;
  }

  /** One problem; what it does not say is left out. */
  public static ObjectNode of(Problem problem) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("category", problem.category().name().toLowerCase(Locale.ROOT));
    problem.at().ifPresent(at -> node.put("file", at.file()));
    problem.at().ifPresent(at -> node.put("line", at.line()).put("column", at.column()));
    problem.resource().ifPresent(text -> node.put("resource", text));
    problem.path().ifPresent(text -> node.put("path", text));
    node.put("what", problem.what());
    problem.value().ifPresent(text -> node.put("value", text));
    problem.expected().ifPresent(text -> node.put("expected", text));
    problem.hint().ifPresent(text -> node.put("hint", text));
    return node;
  }

  /**
   * The problems of a document that {@link #of(int, List)} made; empty when there are none in it.
   *
   * @param document the parsed body of an error
   */
  public static List<Problem> read(JsonNode document) {
    var problems = new ArrayList<Problem>();
    document.path("problems").forEach(node -> problems.add(problem(node)));
    return problems;
  }

  private static Problem problem(JsonNode node) {
    var at =
        text(node, "file")
            .map(
                file -> new Location(file, node.path("line").asInt(), node.path("column").asInt()));
    return new Problem(
        Category.valueOf(node.path("category").asText("user").toUpperCase(Locale.ROOT)),
        at,
        text(node, "resource"),
        text(node, "path"),
        node.path("what").asText(),
        text(node, "value"),
        text(node, "expected"),
        text(node, "hint"));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
  }
}
