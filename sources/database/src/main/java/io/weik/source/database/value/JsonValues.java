package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Writes Java values as JSON, exactly as the writers of this package write the same value from the
 * text of its server.
 */
public final class JsonValues {
  private JsonValues() {}

  /** A whole number. */
  public static void number(long value, JsonOutput out) {
    out.raw(Long.toString(value));
  }

  /** A number of MySQL's {@code bigint unsigned}. */
  public static void unsigned(long value, JsonOutput out) {
    out.raw(Long.toUnsignedString(value));
  }

  /** An exact number with the digits of its scale. */
  public static void decimal(BigDecimal value, Decimals decimals, JsonOutput out) {
    decimalText(value.toPlainString().getBytes(StandardCharsets.US_ASCII), decimals, out);
  }

  static void decimalText(byte[] raw, Decimals decimals, JsonOutput out) {
    switch (decimals) {
      case NUMBER -> NumberText.number(raw, out);
      case STRING -> NumberText.string(raw, out);
    }
  }

  /** With the fewest digits that tell it from all others; what is no number as a string. */
  public static void floating(double value, JsonOutput out) {
    floating(FloatText.of(value), out);
  }

  /** With the fewest digits that tell it from all others; what is no number as a string. */
  public static void floating(float value, JsonOutput out) {
    floating(FloatText.of(value), out);
  }

  private static void floating(String text, JsonOutput out) {
    NumberText.number(text.getBytes(StandardCharsets.US_ASCII), out);
  }

  /** A day. */
  public static void date(LocalDate value, JsonOutput out) {
    out.raw('"').raw(value.toString()).raw('"');
  }

  /** A date and time of no zone. */
  public static void local(LocalDateTime value, JsonOutput out) {
    out.raw('"').raw(JavaTime.LOCAL.format(value)).raw('"');
  }

  /** A point in time, in UTC. */
  public static void utc(Instant value, JsonOutput out) {
    offset(value.atOffset(ZoneOffset.UTC), out);
  }

  /** A point in time with its offset from UTC. */
  public static void offset(OffsetDateTime value, JsonOutput out) {
    out.raw('"').raw(JavaTime.OFFSET.format(value)).raw('"');
  }

  /** A time of day. */
  public static void time(LocalTime value, JsonOutput out) {
    out.raw('"').raw(JavaTime.CLOCK.format(value)).raw('"');
  }

  /** A value of MySQL's {@code time}: {@code -838:59:59} to {@code 838:59:59}, with a fraction. */
  public static void time(Duration value, JsonOutput out) {
    var size = value.abs();
    var hours = "%02d".formatted(size.toHours());
    var rest =
        JavaTime.CLOCK.format(LocalTime.ofNanoOfDay(size.minusHours(size.toHours()).toNanos()));
    out.raw(value.isNegative() ? "\"-" : "\"").raw(hours).raw(rest.substring(2)).raw('"');
  }

  /** Bytes, in base64. */
  public static void bytes(byte[] value, JsonOutput out) {
    BinaryText.base64(value, out);
  }

  /**
   * Bits as a string of 0 and 1, a single one as a boolean; {@code value} has the highest first.
   */
  public static void bits(byte[] value, int length, JsonOutput out) {
    MySqlValues.bits(value, length, out);
  }

  /** JSON, without its blanks. */
  public static void json(String value, JsonOutput out) {
    JsonText.copy(value.getBytes(StandardCharsets.UTF_8), out);
  }

  /** MySQL's {@code set}: an array of strings, from its members between commas. */
  public static void set(String value, JsonOutput out) {
    MySqlValues.set(value.getBytes(StandardCharsets.UTF_8), out);
  }

  /** Floats, the lowest byte first, as an array of numbers. */
  public static void vector(byte[] value, JsonOutput out) {
    MySqlValues.vector(value, out);
  }
}
