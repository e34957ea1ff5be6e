package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;

/**
 * Dates and times from the text of a server to JSON: as RFC 3339 spells them where it can, else as
 * the server spells them (years of five digits, before Christ, {@code infinity}, days that are not,
 * as {@code 2024-00-00}). Fractions lose zeros at their end.
 */
final class TimeText {
  private static final int DATE = "2024-01-31".length();

  private TimeText() {}

  /** A date and time of no zone: {@code 2024-01-31 10:15:30.500} to its form with T. */
  static void local(byte[] raw, JsonOutput out) {
    int end = clockEnd(raw, DATE + 1);
    if (end == raw.length && hasDate(raw)) {
      stamp(raw, end, "", out);
    } else {
      out.text(raw);
    }
  }

  /** A date and time in UTC without a mark of it, to its form with T and Z. */
  static void utc(byte[] raw, JsonOutput out) {
    int end = clockEnd(raw, DATE + 1);
    if (end == raw.length && hasDate(raw)) {
      stamp(raw, end, "Z", out);
    } else {
      out.text(raw);
    }
  }

  /** A date and time in UTC with the offset {@code +00}, to its form with T and Z. */
  static void zoned(byte[] raw, JsonOutput out) {
    int end = clockEnd(raw, DATE + 1);
    if (end < 0 || !hasDate(raw) || raw[raw.length - 1] == 'C') {
      out.text(raw);
    } else if (isZero(raw, end)) {
      stamp(raw, end, "Z", out);
    } else {
      throw new UndecodableException("it is in another time zone than that of the session, UTC");
    }
  }

  /** A time of day with an offset of hours, or of hours and minutes. */
  static void offsetTime(byte[] raw, JsonOutput out) {
    int end = clockEnd(raw, 0);
    int left = raw.length - end;
    if (end < 0 || left < 3) {
      out.text(raw);
    } else if (isZero(raw, end)) {
      out.raw('"').raw(raw, 0, end).raw("Z\"");
    } else {
      out.text(raw);
      if (left == 3) {
        out.truncate(out.size() - 1);
        out.raw(":00\"");
      }
    }
  }

  /** A time of day, or a span of hours, minutes and seconds. */
  static void clock(byte[] raw, JsonOutput out) {
    int from = raw.length > 0 && raw[0] == '-' ? 1 : 0;
    int end = clockEnd(raw, from);
    out.text(raw, 0, end == raw.length ? fractionEnd(raw, end) : raw.length);
  }

  private static boolean isZero(byte[] raw, int from) {
    return raw.length == from + 3
        && raw[from] == '+'
        && raw[from + 1] == '0'
        && raw[from + 2] == '0';
  }

  private static void stamp(byte[] raw, int end, String zone, JsonOutput out) {
    out.raw('"').raw(raw, 0, DATE).raw('T');
    out.raw(raw, DATE + 1, fractionEnd(raw, end) - DATE - 1).raw(zone).raw('"');
  }

  private static boolean hasDate(byte[] raw) {
    return raw.length > DATE
        && NumberText.digits(raw, 0, DATE) == 4
        && raw[4] == '-'
        && NumberText.digits(raw, 5, DATE) == 7
        && raw[7] == '-'
        && NumberText.digits(raw, 8, DATE) == DATE
        && (raw[DATE] == ' ' || raw[DATE] == 'T')
        && (raw[5] | raw[6]) != '0'
        && (raw[8] | raw[9]) != '0';
  }

  /** Where {@code 10:15:30.5} ends that begins here; -1 where none does. */
  private static int clockEnd(byte[] raw, int from) {
    int hours = NumberText.digits(raw, from, raw.length);
    if (hours - from < 2 || hours + 6 > raw.length) {
      return -1;
    }
    int minutes = NumberText.digits(raw, hours + 1, hours + 3);
    int end = NumberText.digits(raw, hours + 4, hours + 6);
    if (raw[hours] != ':' || minutes != hours + 3 || raw[minutes] != ':' || end != hours + 6) {
      return -1;
    }
    return end < raw.length && raw[end] == '.' ? NumberText.digits(raw, end + 1, raw.length) : end;
  }

  /** Without zeros at the end of a fraction. */
  private static int fractionEnd(byte[] raw, int end) {
    int fraction = end;
    while (NumberText.isDigit(raw[fraction - 1])) {
      fraction--;
    }
    if (raw[fraction - 1] != '.') {
      return end;
    }
    int last = end;
    while (last > fraction && raw[last - 1] == '0') {
      last--;
    }
    return last == fraction ? fraction - 1 : last;
  }
}
