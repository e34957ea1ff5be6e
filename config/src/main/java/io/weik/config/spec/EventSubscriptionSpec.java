package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.Ordering;
import io.weik.api.resource.RetryPolicy;
import io.weik.config.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The spec of an EventSubscription. */
@Doc("Takes the events of a source over a channel to flows.")
public record EventSubscriptionSpec(
    @Doc(
            value =
                "The name of an EventSource, or system: what happens in this program, as events.",
            example = "github-webhooks")
        String source,
    @Doc(value = "The name of an EventChannel.", example = "events") String channel,
    @Doc("Which events it takes: one filter, or a list of filters that all must hold.")
        List<FilterSpec> filter,
    @Doc(
            value =
                "Where it starts when it is new: new, earliest, or a time. A subscription that is"
                    + " applied together with its source misses nothing.",
            example = "2026-01-15T10:30:00Z")
        @Default("new")
        StartPoint startFrom,
    @Doc("Whether events are delivered in order.") @Default("key") Ordering ordering,
    @Doc(
            value =
                "Where the key of an event stands: a variable mapped by the source, a dotted name in"
                    + " the data, or a JSONPath that starts with $. When left out, it is the event's"
                    + " partitionkey.",
            example = "customer.id")
        Optional<Node.Scalar> orderingKey,
    @Doc("How many events a flow has at once, 1 to 1024.") @Default("16") EventCount maxInFlight,
    @Doc("How a failing event is tried again.") Optional<RetrySpec> retry,
    @Doc("How long a try may take before it is cut off; 0 for as long as it likes.") @Default("5m")
        Duration deliveryTimeout,
    @Doc("When deliveries pause because everything fails.") Optional<CircuitSpec> circuit,
    @Doc(
            "What is done when the stream's limit overtook the subscription: continue goes on with"
                + " what is still there, fail stands still until someone has looked.")
        @Default("continue")
        GapPolicy onGap) {
  /** How its events are delivered, by the key that was found right. */
  public DeliveryPolicy delivery(Optional<String> key) {
    return new DeliveryPolicy(
        ordering,
        key,
        maxInFlight.number(),
        retry.map(RetrySpec::policy).orElseGet(RetryPolicy::defaults),
        deliveryTimeout,
        circuit.map(CircuitSpec::policy).orElseGet(CircuitPolicy::defaults),
        onGap.onGap());
  }
}
