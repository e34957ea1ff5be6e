package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.runtime.DeliveryState;
import io.weik.runtime.DeliveryStatus;
import io.weik.runtime.FlowStatus;
import io.weik.runtime.SubscriptionStatus;
import java.util.List;

/** What subscriptions, flows and their deliveries look like in JSON. */
final class DeliveryViews {
  private DeliveryViews() {}

  static ObjectNode of(SubscriptionStatus status) {
    var view = (ObjectNode) Views.plain(status);
    view.put("state", status.word());
    view.remove("problem");
    Views.problem(view, status.problem());
    return view;
  }

  static JsonNode of(SubscriptionStatus status, List<DeliveryStatus> deliveries) {
    return with(of(status), deliveries);
  }

  static JsonNode of(FlowStatus status) {
    var view = Views.JSON.createObjectNode();
    view.put("name", status.name()).put("state", status.state().word());
    view.put("since", status.state().since().toString());
    Views.problem(view, status.state().problem());
    view.set("subscriptions", Views.JSON.valueToTree(status.subscriptions()));
    return with(view, status.deliveries());
  }

  private static ObjectNode with(ObjectNode view, List<DeliveryStatus> deliveries) {
    var list = view.putArray("deliveries");
    deliveries.forEach(delivery -> list.add(of(delivery)));
    return view;
  }

  private static JsonNode of(DeliveryStatus status) {
    var view = Views.JSON.createObjectNode();
    view.put("subscription", status.subscription()).put("flow", status.flow());
    state(view, status);
    view.put("position", status.position()).put("pending", status.pending());
    view.put("inFlight", status.inFlight());
    view.set("retrying", Views.JSON.valueToTree(status.retrying()));
    view.put("held", status.held()).put("stuck", status.stuck());
    view.put("delivered", status.delivered()).put("lastMinute", status.lastMinute());
    view.put("failedTries", status.failedTries()).put("deadLetters", status.deadLetters());
    view.set("lastDelivered", Views.JSON.valueToTree(status.lastDelivered()));
    view.set("lastError", Views.JSON.valueToTree(status.lastError()));
    return view;
  }

  private static void state(ObjectNode view, DeliveryStatus status) {
    var state = status.state();
    view.put("state", state.word()).put("since", state.since().toString());
    if (state instanceof DeliveryState.CircuitOpen open) {
      view.put("until", open.until().toString());
    }
    Views.problem(view, status.problem());
  }
}
