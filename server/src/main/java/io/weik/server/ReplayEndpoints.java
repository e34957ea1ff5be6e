package io.weik.server;

import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.runtime.Node;
import io.weik.runtime.ReplayRequest;
import io.weik.runtime.ReplayStatus;
import io.weik.runtime.Replays;
import io.weik.runtime.SubscriptionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The admin API on replays. */
final class ReplayEndpoints {
  private static final int MOST_RATE = 1_000_000;
  private static final Set<String> FIELDS =
      Set.of("subscription", "source", "from", "to", "type", "rate", "dryRun");

  private final Node node;

  ReplayEndpoints(Node node) {
    this.node = node;
  }

  List<AdminEndpoint> all() {
    return List.of(
        get("/api/v1/replays", "Lists replays that run, and those of the last day", _ -> list())
            .answers("application/json", "Replays"),
        post("/api/v1/replays", "Delivers stored events again", this::start)
            .query("subscription", "to the flows of this EventSubscription")
            .query("source", "to every EventSubscription of this EventSource")
            .query("from", "stored at or after this RFC 3339 time")
            .query("to", "stored before this RFC 3339 time")
            .query("type", "only of this CloudEvents type; a trailing * stands for any ending")
            .query("rate", "how many events a second at most")
            .query("dryRun", "true: only count what would be delivered")
            .takes("application/json", "ReplayWish")
            .answers("application/json", "ReplayAnswer"),
        post("/api/v1/replays/{id}/cancel", "Ends a replay", this::cancel));
  }

  private AdminAnswer list() {
    return AdminAnswer.json(Views.items(node.replays().all(), ReplayEndpoints::view));
  }

  private AdminAnswer start(AdminRequest asked) throws InterruptedException {
    var request = asked.withFields(FIELDS);
    var wanted = subscriptions(request).stream().map(name -> replay(name, request)).toList();
    if (!request.flag("dryRun")) {
      return AdminAnswer.json(Views.items(started(wanted), ReplayEndpoints::view));
    }
    var answer = Views.JSON.createObjectNode();
    var items = answer.putArray("items");
    wanted.forEach(one -> items.add(view(one, node.replays().plan(one))));
    return AdminAnswer.json(answer);
  }

  /** All, or none when one is refused. */
  private List<ReplayStatus> started(List<ReplayRequest> wanted) throws InterruptedException {
    var started = new ArrayList<ReplayStatus>();
    try {
      for (var one : wanted) {
        started.add(node.replays().start(one));
      }
      return started;
    } catch (ProblemException refused) {
      for (var one : started) {
        node.replays().cancel(one.id());
      }
      throw refused;
    }
  }

  private AdminAnswer cancel(AdminRequest request) throws InterruptedException {
    node.replays().cancel(request.variable("id"));
    return AdminAnswer.done();
  }

  private List<String> subscriptions(AdminRequest request) {
    var subscription = request.parameter("subscription");
    var source = request.parameter("source");
    if (subscription.isEmpty() && source.isEmpty()) {
      throw AdminFailure.badRequest(
          Problem.user("to whom are events to be delivered again?")
              .expected("subscription, source or both"));
    }
    var fitting =
        node.subscriptions().stream()
            .filter(status -> subscription.map(status.name()::equals).orElse(true))
            .filter(status -> source.map(status.source()::equals).orElse(true))
            .map(SubscriptionStatus::name)
            .toList();
    if (fitting.isEmpty()) {
      throw AdminFailure.notFound(
          Problem.user(
                  subscription.isEmpty()
                      ? "no subscription to this source"
                      : "no such subscription" + source.map(" to source "::concat).orElse(""))
              .value(subscription.or(() -> source).orElseThrow())
              .hint("see weikio eventsubscription ls"));
    }
    return fitting;
  }

  private static ReplayRequest replay(String subscription, AdminRequest request) {
    return new ReplayRequest(
        subscription,
        request.time("from"),
        request.time("to"),
        request.parameter("type"),
        request.numberBetween("rate", 1, MOST_RATE));
  }

  private static JsonNode view(ReplayRequest request, Replays.Plan plan) {
    var view = view(request, plan.source(), plan.flows());
    return view.put("events", plan.events());
  }

  private static JsonNode view(ReplayStatus status) {
    var view = view(status.request(), status.source(), status.flows());
    view.put("id", status.id()).put("state", status.state().name().toLowerCase(Locale.ROOT));
    view.put("started", status.started().toString());
    view.put("first", status.first()).put("last", status.last());
    view.put("position", status.position()).put("delivered", status.delivered());
    long total = Math.max(0, status.last() - status.first() + 1);
    long done = status.position() - status.first() + 1;
    view.put("total", total).put("done", Math.clamp(done, 0, total));
    return view;
  }

  private static ObjectNode view(ReplayRequest request, String source, List<String> flows) {
    var view = Views.JSON.createObjectNode();
    view.put("subscription", request.subscription()).put("source", source);
    view.set("flows", Views.JSON.valueToTree(flows));
    request.from().ifPresent(time -> view.put("from", time.toString()));
    request.to().ifPresent(time -> view.put("to", time.toString()));
    request.type().ifPresent(type -> view.put("type", type));
    request.perSecond().ifPresent(rate -> view.put("rate", rate));
    return view;
  }
}
