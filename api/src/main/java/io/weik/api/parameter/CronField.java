package io.weik.api.parameter;

import java.util.List;
import java.util.Locale;

/** One kind of field of a cron expression: which numbers and names it takes. */
enum CronField {
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  DAY_OF_WEEK("day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

  private static final int WEEK = 7;

  private final String word;
  private final int first;
  private final int last;
  private final String names;

  CronField(String word, int first, int last, String names) {
    this.word = word;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /** Whether a set of bits has the one of this value. */
  static boolean has(long values, int value) {
    return (values >>> value & 1) == 1;
  }

  /**
   * Reads a list of values, ranges and steps.
   *
   * @return the bits of the values
   * @throws IllegalArgumentException with what was expected
   */
  long values(String list) {
    long values = 0;
    for (var part : list.split(",", -1)) {
      values |= part(part);
    }
    return values;
  }

  private long part(String part) {
    int slash = part.indexOf('/');
    var range = slash < 0 ? part : part.substring(0, slash);
    int dash = range.indexOf('-');
    if (range.equals("*")) {
      return bits(first, openEnd(first), step(part, slash));
    }
    if (dash >= 0) {
      int from = value(range.substring(0, dash));
      return bits(from, end(from, range.substring(dash + 1), part), step(part, slash));
    }
    int from = value(range);
    return bits(from, slash < 0 ? from : openEnd(from), step(part, slash));
  }

  private int openEnd(int from) {
    return this == DAY_OF_WEEK ? from - from % WEEK + WEEK - 1 : last;
  }

  /** The week is a circle: Friday to Monday is a range. */
  private int end(int from, String text, String part) {
    int end = value(text);
    if (end >= from) {
      return end;
    }
    if (this == DAY_OF_WEEK) {
      return end + WEEK;
    }
    throw new IllegalArgumentException(
        "a range of %s from the smaller to the greater in place of '%s'".formatted(word, part));
  }

  private int step(String part, int slash) {
    if (slash < 0) {
      return 1;
    }
    int step = number(part.substring(slash + 1));
    if (step < 1 || step > last) {
      throw new IllegalArgumentException(
          "a step of %s from 1 to %d in place of '%s'".formatted(word, last, part));
    }
    return step;
  }

  private long bits(int from, int to, int step) {
    long bits = 0;
    for (int value = from; value <= to; value += step) {
      bits |= 1L << (this == DAY_OF_WEEK ? value % WEEK : value);
    }
    return bits;
  }

  /** One value by number or name. */
  int value(String text) {
    var all = List.of(names.split(" "));
    int name = text.isEmpty() ? -1 : all.indexOf(text.toUpperCase(Locale.ROOT));
    int value = name >= 0 ? name + first : number(text);
    if (value < first || value > last) {
      throw new IllegalArgumentException("%s in place of '%s'".formatted(expected(), text));
    }
    return value;
  }

  private String expected() {
    var numbers = "%s %s from %d to %d".formatted(this == HOUR ? "an" : "a", word, first, last);
    return names.isEmpty()
        ? numbers
        : "%s or %s to %s"
            .formatted(numbers, names.substring(0, 3), names.substring(names.length() - 3));
  }

  /** The number that a text is; -1 when it is none. */
  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : -1;
  }
}
