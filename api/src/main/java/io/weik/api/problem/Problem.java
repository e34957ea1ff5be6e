package io.weik.api.problem;

import java.util.Optional;

/**
 * Something wrong that a person must act on, in the one form that the command line, the admin API
 * and the log share. Texts are lower case, without a full stop, and never hold a secret.
 *
 * @param category who must act
 * @param at where in which file, when it comes from one
 * @param resource which resource, as {@code EventSource github-webhooks}
 * @param path where in the resource, as {@code spec.Parameters.Secret}
 * @param what what is wrong, as {@code unknown type}
 * @param value the offending value
 * @param expected what would have been right
 * @param hint what to do next, as {@code did you mean webhook?}
 */
public record Problem(
    Category category,
    Optional<Location> at,
    Optional<String> resource,
    Optional<String> path,
    String what,
    Optional<String> value,
    Optional<String> expected,
    Optional<String> hint) {

  /** A problem for the user to mend, with nothing but its text yet. */
  public static Problem user(String what) {
    return of(Category.USER, what);
  }

  /** A problem of the system on the other side. */
  public static Problem remote(String what) {
    return of(Category.REMOTE, what);
  }

  /** A problem of this process or its machine. */
  public static Problem internal(String what) {
    return of(Category.INTERNAL, what);
  }

  private static Problem of(Category category, String what) {
    return new Problem(
        category,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        what,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A copy placed in a file. */
  public Problem at(Location location) {
    return new Problem(
        category, Optional.of(location), resource, path, what, value, expected, hint);
  }

  /** A copy placed in a resource. */
  public Problem in(String newResource) {
    return new Problem(category, at, Optional.of(newResource), path, what, value, expected, hint);
  }

  /** A copy placed at a path of its resource. */
  public Problem path(String newPath) {
    return new Problem(category, at, resource, Optional.of(newPath), what, value, expected, hint);
  }

  /** A copy that shows the offending value. */
  public Problem value(String newValue) {
    return new Problem(category, at, resource, path, what, Optional.of(newValue), expected, hint);
  }

  /** A copy that says what was expected. */
  public Problem expected(String newExpected) {
    return new Problem(category, at, resource, path, what, value, Optional.of(newExpected), hint);
  }

  /** A copy that says what to do next. */
  public Problem hint(String newHint) {
    return new Problem(category, at, resource, path, what, value, expected, Optional.of(newHint));
  }

  /** {@code <what>: <value> (expected: <expected>)} on one line, without place and hint. */
  public String message() {
    return what
        + value.map(text -> ": " + text).orElse("")
        + expected.map(text -> " (expected: " + text + ")").orElse("");
  }

  /** Everything on one line, for logs. */
  @Override
  public String toString() {
    return at.map(place -> place + " ").orElse("")
        + resource
            .map(name -> name + path.map(text -> " \u00b7 " + text).orElse("") + ": ")
            .orElse("")
        + message()
        + hint.map(text -> "; " + text).orElse("");
  }
}
