package io.weik.config.spec;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that must match the whole of a text. Its length is bounded. */
public record WholePattern(Pattern pattern) {
  private static final int MAXIMUM_LENGTH = 256;

  /** Compiles the text when it is such an expression. */
  public static WholePattern parse(String text) {
    try {
      if (text.length() <= MAXIMUM_LENGTH) {
        return new WholePattern(Pattern.compile(text));
      }
    } catch (PatternSyntaxException _) {
      // told below like an expression that is too long
    }
    throw new IllegalArgumentException(
        "a regular expression for the whole text, at most " + MAXIMUM_LENGTH + " characters");
  }
}
