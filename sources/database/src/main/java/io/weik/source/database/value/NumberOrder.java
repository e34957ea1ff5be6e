package io.weik.source.database.value;

import java.util.Arrays;

/** Compares exact numbers by their text, digit by digit. */
final class NumberOrder {
  private NumberOrder() {}

  static int compare(byte[] one, byte[] other) {
    int rank = rank(one);
    int order = Integer.compare(rank, rank(other));
    if (order != 0 || Math.abs(rank) != 1) {
      return order;
    }
    return rank * magnitudes(one, other);
  }

  /** -2 to 3: minus infinity, negative, zero, positive, infinity, not a number. */
  private static int rank(byte[] raw) {
    boolean negative = raw[0] == '-';
    byte first = raw[negative ? 1 : 0];
    if (first == 'N') {
      return 3;
    }
    if (first == 'I') {
      return negative ? -2 : 2;
    }
    return isZero(raw) ? 0 : negative ? -1 : 1;
  }

  private static boolean isZero(byte[] raw) {
    for (byte each : raw) {
      if (each >= '1' && each <= '9') {
        return false;
      }
    }
    return true;
  }

  private static int magnitudes(byte[] one, byte[] other) {
    int left = start(one);
    int right = start(other);
    int leftPoint = NumberText.digits(one, left, one.length);
    int rightPoint = NumberText.digits(other, right, other.length);
    if (leftPoint - left != rightPoint - right) {
      return Integer.compare(leftPoint - left, rightPoint - right);
    }
    return Arrays.compareUnsigned(
        one, left, end(one, leftPoint), other, right, end(other, rightPoint));
  }

  private static int start(byte[] raw) {
    int i = raw[0] == '-' ? 1 : 0;
    while (i < raw.length && raw[i] == '0') {
      i++;
    }
    return i;
  }

  /** Without zeros at the end of a fraction, and without a point that nothing follows. */
  private static int end(byte[] raw, int point) {
    int end = raw.length;
    while (end > point && (raw[end - 1] == '0' || raw[end - 1] == '.')) {
      end--;
    }
    return end;
  }
}
