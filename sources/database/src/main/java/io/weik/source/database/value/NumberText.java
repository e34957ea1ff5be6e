package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import java.nio.charset.StandardCharsets;

/** Numbers from their text to JSON, all digits kept. */
final class NumberText {
  /** Longer ones become strings: readers refuse them, as Jackson does by default. */
  static final int LONGEST = 1000;

  private NumberText() {}

  /**
   * A number of any kind as a JSON number; without the zeros that a server fills up with. {@code
   * NaN}, {@code Infinity} and {@code -Infinity} become strings, JSON having no numbers for them.
   */
  static void number(byte[] raw, JsonOutput out) {
    int from = start(raw);
    if (raw.length > LONGEST || !isNumber(raw, from)) {
      string(raw, out);
    } else {
      plain(raw, from, out);
    }
  }

  /** A number as a JSON string. */
  static void string(byte[] raw, JsonOutput out) {
    int from = start(raw);
    if (!isNumber(raw, from) && !isSpecial(raw)) {
      throw new UndecodableException("it is not a number");
    }
    out.raw('"');
    plain(raw, from, out);
    out.raw('"');
  }

  private static void plain(byte[] raw, int from, JsonOutput out) {
    int sign = sign(raw);
    if (from == sign) {
      out.raw(raw);
    } else {
      out.raw(raw, 0, sign).raw(raw, from, raw.length - from);
    }
  }

  private static int sign(byte[] raw) {
    return raw.length > 0 && raw[0] == '-' ? 1 : 0;
  }

  /** Where the digits begin that count. */
  private static int start(byte[] raw) {
    int from = sign(raw);
    while (from < raw.length - 1 && raw[from] == '0' && isDigit(raw[from + 1])) {
      from++;
    }
    return from;
  }

  private static boolean isNumber(byte[] raw, int from) {
    return from < raw.length && isDigit(raw[from]) && end(raw, from, raw.length) == raw.length;
  }

  private static boolean isSpecial(byte[] raw) {
    return switch (new String(raw, StandardCharsets.ISO_8859_1)) {
      case "NaN", "Infinity", "-Infinity" -> true;
      default -> false;
    };
  }

  /** Where the JSON number ends that begins here; -1 where none does (RFC 8259, section 6). */
  static int end(byte[] raw, int from, int limit) {
    int start = from < limit && raw[from] == '-' ? from + 1 : from;
    int end = digits(raw, start, limit);
    boolean valid = end > start && (raw[start] != '0' || end == start + 1);
    if (end < limit && raw[end] == '.') {
      start = end + 1;
      end = digits(raw, start, limit);
      valid &= end > start;
    }
    if (end < limit && (raw[end] | 0x20) == 'e') {
      start = end + 1;
      start += start < limit && (raw[start] == '+' || raw[start] == '-') ? 1 : 0;
      end = digits(raw, start, limit);
      valid &= end > start;
    }
    return valid ? end : -1;
  }

  /** Where the digits end that begin here. */
  static int digits(byte[] raw, int from, int limit) {
    int i = from;
    while (i < limit && isDigit(raw[i])) {
      i++;
    }
    return i;
  }

  static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }
}
