package io.weik.source.database.value;

/** Floating point numbers with the fewest digits that tell them from all others. */
final class FloatText {
  private FloatText() {}

  static String of(double value) {
    return whole(Double.toString(value));
  }

  static String of(float value) {
    return whole(Float.toString(value));
  }

  private static String whole(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
