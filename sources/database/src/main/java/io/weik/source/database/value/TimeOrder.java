package io.weik.source.database.value;

import java.util.Arrays;

/** Compares dates and times by their text, with infinities and years of any length and era. */
final class TimeOrder {
  private TimeOrder() {}

  static int compare(byte[] one, byte[] other) {
    int rank = rank(one);
    int order = Integer.compare(rank, rank(other));
    if (order != 0 || Math.abs(rank) == 2) {
      return order;
    }
    int years = years(one, other);
    return years != 0 ? rank * years : rest(one, other);
  }

  /** -2 to 2: minus infinity, before Christ, after, infinity. */
  private static int rank(byte[] raw) {
    if (raw[0] == 'i') {
      return 2;
    }
    if (raw[0] == '-') {
      return raw.length > 1 && raw[1] == 'i' ? -2 : -1;
    }
    return raw[raw.length - 1] == 'C' ? -1 : 1;
  }

  private static int years(byte[] one, byte[] other) {
    int left = year(one);
    int right = year(other);
    return left != right
        ? Integer.compare(left, right)
        : Arrays.compareUnsigned(one, 0, left, other, 0, right);
  }

  private static int rest(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, year(one), one.length, other, year(other), other.length);
  }

  /** Where the year ends; Java has a sign before it when it is not of four digits. */
  private static int year(byte[] raw) {
    return NumberText.digits(raw, raw[0] == '-' || raw[0] == '+' ? 1 : 0, raw.length);
  }
}
