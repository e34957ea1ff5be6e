package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import java.util.List;

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
        StartPoint startFrom) {}
