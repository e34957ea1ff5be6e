package io.weik.config.spec;

import java.math.BigDecimal;

/** Reads numbers that have a least and a largest value, both of which they may have. */
final class Bounds {
  private Bounds() {}

  /** A whole number; anything else is refused with what was expected. */
  static int whole(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below like a number out of bounds
    }
    throw new IllegalArgumentException("a whole number from " + least + " to " + most);
  }

  /** A number; anything else is refused with what was expected. */
  static double decimal(String text, int least, int most) {
    try {
      var number = Limit.parse(text).number();
      if (number.compareTo(BigDecimal.valueOf(least)) >= 0
          && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return number.doubleValue();
      }
    } catch (IllegalArgumentException _) {
      // told below like a number out of bounds
    }
    throw new IllegalArgumentException("a number from " + least + " to " + most);
  }
}
