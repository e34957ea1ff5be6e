package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.Ordering;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The spec of an EventSubscription. */
@Doc("Takes the events of a source over a channel to flows.")
public record EventSubscriptionSpec(
    @Doc(value = "The name of an EventSource.", example = "github-webhooks") String source,
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
    @Doc("What is kept in order.") @Default("key") Ordering ordering,
    @Doc(
            value =
                "Where the key stands that events are kept in order by: the name of a variable that"
                    + " the source maps, a dotted name in the data, or a JSONPath that starts with"
                    + " $. Without it, it is the partitionkey that the source gives; events without"
                    + " one share one order.",
            example = "customer.id")
        Optional<DataPath> orderingKey,
    @Doc("How many events a flow has at once.") @Default("16") InFlight maxInFlight,
    @Doc("How a failing event is tried again.") Optional<RetrySpec> retry,
    @Doc("After which a try is cut off and counts as failed; 0 for never.") @Default("5m")
        Duration deliveryTimeout,
    @Doc("When deliveries pause, because everything fails.") Optional<CircuitSpec> circuit,
    @Doc(
            "What is done when the hard limit of the stream has overtaken the subscription: continue"
                + " with what is kept, or fail and stand still until someone resumes it.")
        @Default("continue")
        GapAnswer onGap) {}
