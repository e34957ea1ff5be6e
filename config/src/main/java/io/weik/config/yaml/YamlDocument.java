package io.weik.config.yaml;

import io.weik.api.problem.Location;

/**
 * One document of a text.
 *
 * @param at where its root starts
 * @param text as written, comments kept, without the dashes before it
 */
public record YamlDocument(Location at, String text, Node root) {}
