package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of an EventChannel. */
@Doc("How events travel from a source's stream to subscriptions.")
public record EventChannelSpec(
    @Doc(
            "What carries the events: stream keeps a durable cursor for each subscription, memory"
                + " shows only what arrives while a subscription runs.")
        @Default("stream")
        String type,
    @Doc("What the type needs to know; stream and memory need nothing.")
        Optional<Node.Mapping> parameters,
    @Doc("Mapped values of types that carry them; stream and memory do not.")
        List<EventSourceSpec.MappingSpec> variables,
    @Doc("Python packages of types that run Python; stream and memory do not.")
        Map<String, String> requirements) {}
