package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Problem;
import io.weik.api.resource.Kind;
import io.weik.api.source.SimulatedDelivery;
import io.weik.runtime.InstanceStatus;
import io.weik.runtime.Node;
import java.util.List;

/** The admin API on sources and their instances. */
final class SourceEndpoints {
  private static final int TRIAL_SHOWN = 100;
  private static final int TRIAL_MOST = 10_000;

  private final Node node;
  private final Simulator simulator;

  SourceEndpoints(Node node, Simulator simulator) {
    this.node = node;
    this.simulator = simulator;
  }

  List<AdminEndpoint> all() {
    return List.of(
        get("/api/v1/eventsources", "Lists sources with their state", _ -> sources())
            .answers("application/json", "Sources"),
        post("/api/v1/eventsources/{name}/start", "Starts a source", request -> run(request, true)),
        post("/api/v1/eventsources/{name}/stop", "Stops a source", request -> run(request, false)),
        post(
                "/api/v1/eventsources/{name}/simulate",
                "Sends the body to the source as its provider would, correctly signed",
                this::simulate)
            .takes("application/octet-stream", "Bytes")
            .answers("application/json", "Simulation"),
        post(
                "/api/v1/eventsources/{name}/try",
                "Runs the source once and says what it would emit; stores nothing",
                this::tryOut)
            .query("limit", "how many events are shown at most; 100 when left out")
            .answers("application/json", "Trial"),
        get("/api/v1/instances", "Lists instances with state and figures", _ -> instances())
            .answers("application/json", "Instances"),
        get("/api/v1/instances/{id}", "Shows one instance", this::instance)
            .answers("application/json", "Instance"));
  }

  private AdminAnswer sources() {
    return AdminAnswer.json(Views.items(node.instances(), SourceEndpoints::source));
  }

  private static JsonNode source(InstanceStatus status) {
    return Views.JSON
        .createObjectNode()
        .put("name", status.source())
        .put("type", status.type())
        .put("eventType", status.eventType())
        .put("state", status.state().word())
        .put("events", status.figures().events())
        .put("summary", status.summary());
  }

  private AdminAnswer run(AdminRequest request, boolean started) throws InterruptedException {
    node.run(Kind.EVENT_SOURCE, request.variable("name"), started);
    return AdminAnswer.done();
  }

  private AdminAnswer simulate(AdminRequest request) throws InterruptedException {
    var name = request.variable("name");
    SimulatedDelivery delivery =
        node.simulate(name, request.body())
            .orElseThrow(
                () ->
                    AdminFailure.badRequest(
                        Problem.user("nothing is sent to sources of this type").value(name)));
    return AdminAnswer.json(simulator.send(delivery));
  }

  private AdminAnswer tryOut(AdminRequest request) throws InterruptedException {
    int limit = request.number("limit", TRIAL_SHOWN, TRIAL_MOST);
    return AdminAnswer.json(TrialView.of(node.tryOut(request.variable("name"), limit)));
  }

  private AdminAnswer instances() {
    return AdminAnswer.json(Views.items(node.instances(), Views::instance));
  }

  private AdminAnswer instance(AdminRequest request) {
    var id = request.variable("id");
    return node.instances().stream()
        .filter(status -> status.id().equals(id) || status.source().equals(id))
        .findFirst()
        .map(status -> AdminAnswer.json(Views.instance(status)))
        .orElseThrow(
            () ->
                AdminFailure.notFound(
                    Problem.user("no such instance").value(id).hint("see weikio esi ls")));
  }
}
