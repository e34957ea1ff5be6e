package io.weik.api.source;

import java.util.Optional;

/**
 * Something wrong with one parameter in the light of others.
 *
 * @param parameter its YAML key, as {@code Secret}
 * @param what what is wrong
 * @param expected what would have been right
 * @param hint what to do next
 */
public record ParameterProblem(
    String parameter, String what, Optional<String> expected, Optional<String> hint) {

  /** A problem that says what was expected. */
  public ParameterProblem(String parameter, String what, String expected) {
    this(parameter, what, Optional.of(expected), Optional.empty());
  }

  /** A copy with a hint. */
  public ParameterProblem hint(String text) {
    return new ParameterProblem(parameter, what, expected, Optional.of(text));
  }
}
