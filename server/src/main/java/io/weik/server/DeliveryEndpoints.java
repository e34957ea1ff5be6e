package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Kind;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.Node;
import java.util.List;

/** The admin API on subscriptions, flows and dead letters. */
final class DeliveryEndpoints {
  private final Node node;

  DeliveryEndpoints(Node node) {
    this.node = node;
  }

  List<AdminEndpoint> all() {
    return List.of(
        get(
                "/api/v1/eventsubscriptions",
                "Lists subscriptions and how far they are",
                _ -> AdminAnswer.json(Views.items(node.subscriptions(), Views::plain)))
            .answers("application/json", "Subscriptions"),
        get(
                "/api/v1/integrationflows",
                "Lists flows with their deliveries",
                _ -> AdminAnswer.json(Views.items(node.flows(), Views::flow)))
            .answers("application/json", "Flows"),
        post(
            "/api/v1/integrationflows/{name}/start",
            "Starts a flow",
            request -> run(request, true)),
        post(
            "/api/v1/integrationflows/{name}/stop", "Stops a flow", request -> run(request, false)),
        get("/api/v1/deadletters", "Lists dead letters, oldest first", this::deadLetters)
            .query("source", "only of this EventSource")
            .query("subscription", "only of this EventSubscription")
            .answers("application/json", "DeadLetters"),
        get("/api/v1/deadletters/{id}", "Shows one dead letter", this::deadLetter)
            .answers("application/json", "DeadLetter"),
        post("/api/v1/deadletters/retry", "Delivers dead letters again", this::retry)
            .query("id", "only this one")
            .query("source", "only of this EventSource")
            .query("subscription", "only of this EventSubscription")
            .query("dryRun", "true: only say which")
            .answers("application/json", "Retried"));
  }

  private AdminAnswer run(AdminRequest request, boolean started) throws InterruptedException {
    node.run(Kind.INTEGRATION_FLOW, request.variable("name"), started);
    return AdminAnswer.done();
  }

  private AdminAnswer deadLetters(AdminRequest request) {
    return AdminAnswer.json(Views.items(selected(request), Views::deadLetter));
  }

  private AdminAnswer deadLetter(AdminRequest request) {
    return AdminAnswer.json(Views.deadLetter(find(request.variable("id"))));
  }

  private AdminAnswer retry(AdminRequest request) throws InterruptedException {
    boolean dryRun = request.parameter("dryRun").filter("true"::equals).isPresent();
    var answer = Views.JSON.createObjectNode();
    var items = answer.putArray("items");
    for (var letter : selected(request)) {
      var item = items.addObject().put("id", letter.id());
      if (!dryRun) {
        node.retry(letter).ifPresent(error -> item.put("error", error));
      }
    }
    return AdminAnswer.json(answer);
  }

  private List<DeadLetter> selected(AdminRequest request) {
    var id = request.parameter("id");
    if (id.isPresent()) {
      return List.of(find(id.get()));
    }
    var source = request.parameter("source");
    var subscription = request.parameter("subscription");
    return node.deadLetters().all().stream()
        .filter(letter -> source.map(letter.source()::equals).orElse(true))
        .filter(letter -> subscription.map(letter.subscription()::equals).orElse(true))
        .toList();
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
