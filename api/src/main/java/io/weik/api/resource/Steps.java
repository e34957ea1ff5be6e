package io.weik.api.resource;

import io.weik.api.problem.Location;
import java.util.List;

/**
 * A flow's steps in Camel's YAML DSL.
 *
 * @param json the list of steps as a JSON array, which is YAML too
 * @param places where each step of the list stands in its file
 */
public record Steps(String json, List<Location> places) {}
