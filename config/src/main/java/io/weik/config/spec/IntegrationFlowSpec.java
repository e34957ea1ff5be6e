package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.InitialState;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;

/** The spec of an IntegrationFlow. */
@Doc("What processes the events of its subscriptions.")
public record IntegrationFlowSpec(
    @Doc("What it is for, in free text.") Optional<String> description,
    @Doc("What it is when it is new.") @Default("Stopped") InitialState initialState,
    @Doc(value = "The names of EventSubscriptions.", example = "[pushes]")
        List<String> subscriptions,
    @Doc(
            value =
                "What is done with each event: a list of steps in Camel's YAML DSL. The event's"
                    + " data is the body, its attributes are headers, its mapped variables stand"
                    + " in ${Name}.",
            example = "[{log: \"${body}\"}]")
        Optional<Node> steps,
    @Doc("A Python function instead of steps; this version does not have it.")
        Optional<String> implementation) {}
