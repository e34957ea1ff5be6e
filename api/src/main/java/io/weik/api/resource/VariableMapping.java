package io.weik.api.resource;

/**
 * A variable that subscribing flows see.
 *
 * @param sourceColumn dotted name or JSONPath of a value in the event's data
 * @param targetVariable name under which flows find it
 */
public record VariableMapping(String sourceColumn, String targetVariable) {}
