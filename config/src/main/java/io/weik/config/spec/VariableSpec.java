package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.VariableType;
import io.weik.config.yaml.Node;

/** The spec of a Variable. */
@Doc("A named value for ${name} in other resources.")
public record VariableSpec(
    @Doc(
            value = "The value; it may hold ${NAME} of environment variables and other Variables.",
            example = "${GITHUB_SECRET}")
        Node.Scalar value,
    @Doc("What the value must be.") @Default("string") VariableType type,
    @Doc("Whether the value is encrypted at rest and never shown.") @Default("false")
        boolean isSecret) {}
