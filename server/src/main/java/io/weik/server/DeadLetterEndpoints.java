package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.Problem;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.DeadLetterQuery;
import io.weik.runtime.Node;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The admin API on dead letters. */
final class DeadLetterEndpoints {
  private static final int LIMIT = 100;
  private static final int MOST = 10_000;
  private static final int RATE = 50;
  private static final int MOST_RATE = 10_000;

  private final Node node;

  DeadLetterEndpoints(Node node) {
    this.node = node;
  }

  List<AdminEndpoint> all() {
    return List.of(
        selecting(get("/api/v1/deadletters", "Lists dead letters, oldest first", this::list))
            .answers("application/json", "DeadLetters"),
        get("/api/v1/deadletters/{id}", "Shows one dead letter", this::show)
            .answers("application/json", "DeadLetter"),
        selecting(post("/api/v1/deadletters/retry", "Delivers dead letters again", this::retry))
            .query("id", "only this one")
            .query("dryRun", "true: only say which")
            .query("rate", "how many a second at most: 1 to 10000, else 50")
            .answers("application/json", "Retried"),
        selecting(
                post("/api/v1/deadletters/discard", "Removes dead letters for good", this::discard))
            .query("id", "only this one")
            .query("all", "true: also when nothing else says which")
            .query("dryRun", "true: only say which")
            .answers("application/json", "Discarded"));
  }

  private static AdminEndpoint selecting(AdminEndpoint endpoint) {
    return endpoint
        .query("source", "only of this EventSource")
        .query("subscription", "only of this EventSubscription")
        .query("type", "only of this CloudEvents type; a trailing * stands for any ending")
        .query("from", "failed for good at or after this RFC 3339 time")
        .query("to", "failed for good before this RFC 3339 time")
        .query("error", "only those whose last error contains this")
        .query("after", "only those with an id greater than this")
        .query("limit", "how many at most, the oldest: 0 to 10000, else 100");
  }

  private AdminAnswer list(AdminRequest request) {
    var query = query(request);
    var letters = node.deadLetters().query(query);
    var answer = page(query, letters, Views::deadLetter);
    return AdminAnswer.json(answer.put("total", node.deadLetters().count()));
  }

  private AdminAnswer show(AdminRequest request) {
    return AdminAnswer.json(Views.deadLetter(find(request.variable("id"))));
  }

  private AdminAnswer retry(AdminRequest request) throws InterruptedException {
    var pace = new Pace(request.numberBetween("rate", 1, MOST_RATE).orElse(RATE));
    return each(
        request,
        (letter, item) -> {
          pace.await();
          node.retry(letter).ifPresent(error -> item.put("error", error));
        });
  }

  private AdminAnswer discard(AdminRequest request) throws InterruptedException {
    var selected =
        Stream.of("id", "source", "subscription", "type", "from", "to", "error")
            .anyMatch(name -> request.parameter(name).isPresent());
    if (!selected && !request.flag("all")) {
      throw AdminFailure.badRequest(
          Problem.user("which dead letters?")
              .expected("id, source, subscription, type, from, to, error or all=true"));
    }
    return each(request, (letter, _) -> node.deadLetters().discard(letter));
  }

  /** What is done with one dead letter, and what is told of it. */
  @FunctionalInterface
  private interface Work {
    void on(DeadLetter letter, ObjectNode told) throws InterruptedException;
  }

  private AdminAnswer each(AdminRequest request, Work work) throws InterruptedException {
    var id = request.parameter("id");
    var query = query(request);
    var letters = id.isPresent() ? List.of(find(id.get())) : node.deadLetters().query(query);
    var answer =
        page(query, letters, letter -> Views.JSON.createObjectNode().put("id", letter.id()));
    if (!request.flag("dryRun")) {
      var items = answer.withArray("items");
      for (int i = 0; i < letters.size(); i++) {
        work.on(letters.get(i), (ObjectNode) items.get(i));
      }
    }
    return AdminAnswer.json(answer);
  }

  /** A list that says after which id the next one begins, when it is full. */
  private static ObjectNode page(
      DeadLetterQuery query, List<DeadLetter> letters, Function<DeadLetter, JsonNode> view) {
    var answer = (ObjectNode) Views.items(letters, view);
    if (!letters.isEmpty() && letters.size() == query.limit()) {
      answer.put("next", letters.getLast().id());
    }
    return answer;
  }

  private static DeadLetterQuery query(AdminRequest request) {
    return new DeadLetterQuery(
        request.parameter("source"),
        request.parameter("subscription"),
        request.parameter("type"),
        request.time("from"),
        request.time("to"),
        request.parameter("error"),
        request.parameter("after"),
        request.number("limit", LIMIT, MOST));
  }

  private DeadLetter find(String id) {
    return node.deadLetters()
        .find(id)
        .orElseThrow(
            () ->
                AdminFailure.notFound(
                    Problem.user("no such dead letter")
                        .value(id)
                        .hint("see weikio deadletter ls")));
  }
}
