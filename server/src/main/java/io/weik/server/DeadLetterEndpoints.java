package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.Problem;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.DeadLetterQuery;
import io.weik.runtime.Node;
import io.weik.runtime.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The admin API on dead letters. */
final class DeadLetterEndpoints {
  private static final int LIMIT = 100;
  private static final int MOST = 10_000;
  private static final int RATE = 50;
  private static final int MOST_RATE = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        .query(
            "limit",
            "how many at most, the oldest: 0 to 10000, else 100; next says where to go on");
  }

  private AdminAnswer list(AdminRequest request) {
    var query = query(request);
    var letters = node.deadLetters().query(query);
    var answer = (ObjectNode) Views.items(letters, Views::deadLetter);
    next(answer, letters, letters.size(), query.limit());
    return AdminAnswer.json(answer.put("total", node.deadLetters().count()));
  }

  private AdminAnswer show(AdminRequest request) {
    return AdminAnswer.json(Views.deadLetter(find(request.variable("id"))));
  }

  private AdminAnswer retry(AdminRequest request) throws InterruptedException {
    var pace = new Pace(request.numberBetween("rate", 1, MOST_RATE).or(() -> Optional.of(RATE)));
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
    var query = query(request);
    var letters = selected(request, query);
    boolean dryRun = request.flag("dryRun");
    var answer = Views.JSON.createObjectNode();
    var items = answer.putArray("items");
    int done =
        Round.over(
            letters,
            PATIENCE,
            letter -> {
              var item = items.addObject().put("id", letter.id());
              if (!dryRun) {
                work.on(letter, item);
              }
            });
    next(answer, letters, done, query.limit());
    return AdminAnswer.json(answer);
  }

  private List<DeadLetter> selected(AdminRequest request, DeadLetterQuery query) {
    return request
        .parameter("id")
        .map(id -> List.of(find(id)))
        .orElseGet(() -> node.deadLetters().query(query));
  }

  /** Says after which id to go on, when there may be more. */
  private static void next(ObjectNode answer, List<DeadLetter> letters, int done, int limit) {
    if (done > 0 && (done < letters.size() || done == limit)) {
      answer.put("next", letters.get(done - 1).id());
    }
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
