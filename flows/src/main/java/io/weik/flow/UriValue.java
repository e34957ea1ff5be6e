package io.weik.flow;

import java.util.regex.Pattern;

/**
 * A variable's value for a uri that is made for each message. Camel reads such a uri for options
 * and for placeholders such as {@code {{env:NAME}}} after the value is in it, and has no encoding
 * that all its components undo; so a value that would add any makes its step fail.
 */
final class UriValue {
  private static final Pattern SEPARATOR = Pattern.compile("[?&#\\p{Cntrl}]|\\{\\{|}}");

  private final String name;

  private UriValue(String name) {
    this.name = name;
  }

  /** {@code value} itself, or what fails once a step makes text of it. */
  static Object of(String name, Object value) {
    return SEPARATOR.matcher(value.toString()).find() ? new UriValue(name) : value;
  }

  /**
   * Refuses.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public String toString() {
    throw new IllegalArgumentException(
        "variable " + name + " cannot stand in a uri: it holds one of ? & # {{ }} or a line break");
  }
}
