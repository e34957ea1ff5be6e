package io.weik.source.database.postgres;

import java.util.HexFormat;

/**
 * Positions in the log of a PostgreSQL server: unsigned numbers that only grow.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-pg-lsn.html">pg_lsn</a>
 */
final class Lsn {
  private static final int HALF = 32;
  private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
  private static final long LOW = 0xffff_ffffL;

  private Lsn() {}

  /** As the server writes it, as {@code 16/B374D848}. */
  static String text(long lsn) {
    return DIGITS.toHexDigits(lsn >>> HALF, digits(lsn >>> HALF))
        + "/"
        + DIGITS.toHexDigits(lsn & LOW, digits(lsn & LOW));
  }

  private static int digits(long half) {
    return half == 0 ? 1 : (Long.SIZE + 3 - Long.numberOfLeadingZeros(half)) / 4;
  }

  /** Reads what the server writes. */
  static long parse(String text) {
    int slash = text.indexOf('/');
    long high = Long.parseLong(text, 0, slash, 16);
    return high << HALF | Long.parseLong(text, slash + 1, text.length(), 16);
  }

  /** Whether one is before the other. */
  static boolean isBefore(long one, long other) {
    return Long.compareUnsigned(one, other) < 0;
  }

  /** The later of two. */
  static long later(long one, long other) {
    return isBefore(one, other) ? other : one;
  }
}
