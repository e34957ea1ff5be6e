package io.weik.config.spec;

import java.math.BigDecimal;

/** Reads numbers that have bounds. */
final class Bounded {
  private static final int MAXIMUM_LENGTH = 20;

  private Bounded() {}

  static int whole(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below like a number that is out of bounds
    }
    throw new IllegalArgumentException("a whole number from " + least + " to " + most);
  }

  static double decimal(String text, int least, int most) {
    try {
      if (text.length() <= MAXIMUM_LENGTH) {
        double number = new BigDecimal(text.strip()).doubleValue();
        if (least <= number && number <= most) {
          return number;
        }
      }
    } catch (NumberFormatException _) {
      // told below like a number that is out of bounds
    }
    throw new IllegalArgumentException("a number from " + least + " to " + most);
  }
}
