/**
 * YAML text to checked resources or problems, and records to schema, explanations and reference
 * pages. The only room that knows YAML.
 */
@NullMarked
package io.weik.config;

import org.jspecify.annotations.NullMarked;
