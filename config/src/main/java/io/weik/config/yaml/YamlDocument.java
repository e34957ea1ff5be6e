package io.weik.config.yaml;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import java.util.List;

/**
 * One document of a text.
 *
 * @param at where its root starts
 * @param text as written, comments kept, without the dashes before it
 * @param problems what is wrong with its YAML without keeping it from being read
 */
public record YamlDocument(Location at, String text, Node root, List<Problem> problems) {}
