package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import java.nio.charset.StandardCharsets;

/** Writes numbers that are not as simple as their text. */
final class JsonValues {
  private JsonValues() {}

  /** An exact number with the digits of its scale. */
  static void decimalText(byte[] raw, Decimals decimals, JsonOutput out) {
    switch (decimals) {
      case NUMBER -> NumberText.number(raw, out);
      case STRING -> NumberText.string(raw, out);
    }
  }

  /** With the fewest digits that tell it from all others; what is no number as a string. */
  static void floating(double value, JsonOutput out) {
    floating(FloatText.of(value), out);
  }

  /** With the fewest digits that tell it from all others; what is no number as a string. */
  static void floating(float value, JsonOutput out) {
    floating(FloatText.of(value), out);
  }

  private static void floating(String text, JsonOutput out) {
    NumberText.number(text.getBytes(StandardCharsets.US_ASCII), out);
  }
}
