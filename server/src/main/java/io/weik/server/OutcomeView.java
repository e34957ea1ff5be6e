package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.resource.Kind;
import io.weik.config.Masking;
import io.weik.config.ProblemText;
import io.weik.config.ResourceDocument;
import io.weik.runtime.Node;
import io.weik.runtime.SubscriptionStatus;
import io.weik.server.ResourceChange.Action;
import java.util.List;
import java.util.Optional;

/** What an apply did or would do, in JSON; no secret is in it. */
final class OutcomeView {
  private final Node node;
  private final Masking masking;

  OutcomeView(Node node, Masking masking) {
    this.node = node;
    this.masking = masking;
  }

  /** What was done. */
  ObjectNode of(Deployment.Outcome outcome) {
    var view = Views.JSON.createObjectNode();
    var changes = view.putArray("changes");
    outcome.changes().forEach(change -> changes.add(of(change)));
    var notices = view.putArray("notices");
    for (var notice : outcome.notices()) {
      notices.addObject().put("text", ProblemText.notices(List.of(notice)));
    }
    return view;
  }

  /**
   * What would be done, with the lines that change, the events that removed subscriptions still
   * have to deliver, and what looks like a new name for something old.
   */
  JsonNode ofPlan(Deployment.Outcome outcome) {
    var view = of(outcome);
    for (int i = 0; i < outcome.changes().size(); i++) {
      detail((ObjectNode) view.path("changes").path(i), outcome.changes().get(i));
    }
    var notices = view.withArray("notices");
    new Renames(masking)
        .in(outcome)
        .forEach(renamed -> notices.addObject().put("text", renamed + "\n"));
    return view;
  }

  private static ObjectNode of(ResourceChange change) {
    return Views.JSON
        .createObjectNode()
        .put("kind", change.id().kind().word())
        .put("name", change.id().name())
        .put("action", change.action().name());
  }

  private void detail(ObjectNode view, ResourceChange change) {
    if (change.action() == Action.CHANGED) {
      var lines = LineDiff.of(yaml(change.before()), yaml(change.after()));
      var diff = view.putArray("diff");
      lines.forEach(diff::add);
      if (lines.isEmpty()) {
        diff.add("~ differs only where secrets are masked");
      }
    }
    if (change.action() == Action.REMOVED && change.id().kind() == Kind.EVENT_SUBSCRIPTION) {
      pending(change.id().name()).ifPresent(pending -> view.put("pending", pending));
    }
  }

  private String yaml(Optional<ResourceDocument> document) {
    return document.map(masking::maskedYaml).orElse("");
  }

  private Optional<Long> pending(String subscription) {
    return node.subscriptions().stream()
        .filter(status -> status.name().equals(subscription))
        .findFirst()
        .map(SubscriptionStatus::pending);
  }
}
