package io.weik.config.spec;

import java.math.BigDecimal;

/** A number that others are compared with. */
public record Limit(BigDecimal number) {
  private static final int MAXIMUM_LENGTH = 100;

  /** Reads a decimal number. */
  public static Limit parse(String text) {
    try {
      if (text.length() <= MAXIMUM_LENGTH) {
        return new Limit(new BigDecimal(text.strip()));
      }
    } catch (NumberFormatException _) {
      // told below like a number that is too long
    }
    throw new IllegalArgumentException("a number such as 100 or 99.95");
  }
}
