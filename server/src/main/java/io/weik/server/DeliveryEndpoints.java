package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Kind;
import io.weik.runtime.Node;
import io.weik.runtime.SubscriptionStatus;
import java.util.List;

/** The admin API on subscriptions and flows. */
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
                _ -> AdminAnswer.json(Views.items(node.subscriptions(), DeliveryViews::of)))
            .answers("application/json", "Subscriptions"),
        get(
                "/api/v1/eventsubscriptions/{name}",
                "Shows one subscription with its deliveries",
                this::subscription)
            .answers("application/json", "SubscriptionDetail"),
        post(
            "/api/v1/eventsubscriptions/{name}/pause",
            "Pauses the deliveries of a subscription; it keeps its place",
            request -> pause(request, true)),
        post(
            "/api/v1/eventsubscriptions/{name}/resume",
            "Resumes the deliveries of a subscription",
            request -> pause(request, false)),
        get(
                "/api/v1/integrationflows",
                "Lists flows with their deliveries",
                _ -> AdminAnswer.json(Views.items(node.flows(), DeliveryViews::of)))
            .answers("application/json", "Flows"),
        post(
            "/api/v1/integrationflows/{name}/start",
            "Starts a flow",
            request -> run(request, true)),
        post(
            "/api/v1/integrationflows/{name}/stop",
            "Stops a flow",
            request -> run(request, false)));
  }

  private AdminAnswer subscription(AdminRequest request) {
    var status = find(request.variable("name"));
    var deliveries =
        node.flows().stream()
            .flatMap(flow -> flow.deliveries().stream())
            .filter(delivery -> delivery.subscription().equals(status.name()))
            .toList();
    return AdminAnswer.json(DeliveryViews.of(status, deliveries));
  }

  private AdminAnswer pause(AdminRequest request, boolean paused) throws InterruptedException {
    node.pause(find(request.variable("name")).name(), paused);
    return AdminAnswer.done();
  }

  private SubscriptionStatus find(String name) {
    return node.subscriptions().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AdminFailure.notFound(
                    Problem.user("no such subscription")
                        .value(name)
                        .hint("see weikio eventsubscription ls")));
  }

  private AdminAnswer run(AdminRequest request, boolean started) throws InterruptedException {
    node.run(Kind.INTEGRATION_FLOW, request.variable("name"), started);
    return AdminAnswer.done();
  }
}
