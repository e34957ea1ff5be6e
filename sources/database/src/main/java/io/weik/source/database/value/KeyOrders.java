package io.weik.source.database.value;

import io.weik.source.database.table.KeyOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** The orders in which servers sort, over raw values. */
final class KeyOrders {
  /** Exact numbers of any length; {@code NaN} above all. */
  static final KeyOrder NUMBERS = NumberOrder::compare;

  /** Floating point, where -0 is 0; {@code NaN} above all. */
  static final KeyOrder FLOATS =
      (one, other) -> {
        double left = floating(one);
        double right = floating(other);
        return left == right ? 0 : Double.compare(left, right);
      };

  /** Dates and times of one fixed number of digits, with what PostgreSQL has before and after. */
  static final KeyOrder TIMES = TimeOrder::compare;

  /** Spans of MySQL's {@code time}, of two or more digits of hours. */
  static final KeyOrder SPANS =
      (one, other) -> {
        boolean negative = one[0] == '-';
        if (negative != (other[0] == '-')) {
          return negative ? -1 : 1;
        }
        int from = negative ? 1 : 0;
        int left = NumberText.digits(one, from, one.length);
        int right = NumberText.digits(other, from, other.length);
        int order =
            left != right ? Integer.compare(left, right) : Arrays.compareUnsigned(one, other);
        return negative ? -order : order;
      };

  /** By bytes, blanks at the end left out. */
  static final KeyOrder PADDED =
      (one, other) ->
          Arrays.compareUnsigned(one, 0, end(one, (byte) ' '), other, 0, end(other, (byte) ' '));

  /** Text by its UTF-16 units, as Java does. */
  static final KeyOrder UTF_16 = (one, other) -> text(one).compareTo(text(other));

  /** Text by the bytes of UTF-16 with the low one first, and zeros at the end left out. */
  static final KeyOrder UTF_16_LE =
      (one, other) -> {
        var left = text(one).getBytes(StandardCharsets.UTF_16LE);
        var right = text(other).getBytes(StandardCharsets.UTF_16LE);
        return Arrays.compareUnsigned(left, 0, end(left, (byte) 0), right, 0, end(right, (byte) 0));
      };

  /** Times with an offset, by what they are in UTC. */
  static final KeyOrder INSTANTS =
      (one, other) ->
          OffsetDateTime.parse(text(one))
              .toInstant()
              .compareTo(OffsetDateTime.parse(text(other)).toInstant());

  private KeyOrders() {}

  private static double floating(byte[] raw) {
    return Double.parseDouble(new String(raw, StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8);
  }

  private static int end(byte[] raw, byte padding) {
    int end = raw.length;
    while (end > 0 && raw[end - 1] == padding) {
      end--;
    }
    return end;
  }
}
