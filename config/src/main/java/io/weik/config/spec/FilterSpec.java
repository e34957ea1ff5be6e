package io.weik.config.spec;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter of a subscription: the CloudEvents dialects, and conditions on the data. */
@Doc("Which events are taken. Everything that is given must hold.")
public record FilterSpec(
    @Key("exact")
        @Doc(
            value = "Attributes of the event that have exactly this text.",
            example = "{type: com.example.orders.created}")
        Map<String, String> exact,
    @Key("prefix")
        @Doc(
            value = "Attributes of the event that start with this text.",
            example = "{subject: /orders/}")
        Map<String, String> prefix,
    @Key("suffix")
        @Doc(
            value = "Attributes of the event that end with this text.",
            example = "{type: .created}")
        Map<String, String> suffix,
    @Key("all") @Doc("Filters that all must hold.") List<FilterSpec> all,
    @Key("any") @Doc("Filters of which one must hold.") List<FilterSpec> any,
    @Key("not") @Doc("A filter that must not hold.") Optional<FilterSpec> not,
    @Key("data")
        @Doc(
            value =
                "Conditions on values in the data, each under its dotted name or JSONPath: a text"
                    + " that the value must be, or a mapping of conditions.",
            example = "{$.ref: refs/heads/main, order.total: {greaterThan: 100}}")
        Optional<Node.Mapping> data) {}
