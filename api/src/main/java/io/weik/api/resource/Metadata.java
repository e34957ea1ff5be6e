package io.weik.api.resource;

import io.weik.api.problem.Location;
import java.util.Optional;

/**
 * What every resource has.
 *
 * @param name lower-case letters, digits and single hyphens
 * @param description free text
 * @param at where its document starts
 */
public record Metadata(String name, Optional<String> description, Location at) {}
