package io.weik.source.database.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Scans UTF-8. What counts as well-formed is table 3-7 of the Unicode Standard: no overlong forms,
 * no surrogates, nothing above U+10FFFF.
 */
public final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = ONES << 7;

  private Utf8() {}

  /** The index of the first byte that is a quote, backslash, control or not ASCII; else the end. */
  public static int plainEnd(byte[] bytes, int from, int end) {
    int i = from;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONG.get(bytes, i);
      long special = (word & HIGH) | below(word, ' ') | equal(word, '"') | equal(word, '\\');
      if (special != 0) {
        return i + Long.numberOfTrailingZeros(special) / Byte.SIZE;
      }
    }
    while (i < end && isPlain(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isPlain(byte each) {
    return each >= ' ' && each != '"' && each != '\\';
  }

  // Marks the high bit of bytes that are less; a mark above the first one may be wrong.
  private static long below(long word, int limit) {
    return (word - limit * ONES) & ~word & HIGH;
  }

  private static long equal(long word, int each) {
    return below(word ^ (each * ONES), 1);
  }

  /**
   * The index behind the characters that begin here and are not ASCII.
   *
   * @throws UndecodableException when one is malformed or cut off
   */
  public static int foreignEnd(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] < 0) {
      i += length(bytes, i, end);
    }
    return i;
  }

  private static int length(byte[] bytes, int from, int end) {
    int first = bytes[from] & 0xff;
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    boolean formed = first >= 0xc2 && first <= 0xf4 && length <= end - from;
    for (int i = from + 1; formed && i < from + length; i++) {
      formed = (bytes[i] & 0xc0) == 0x80;
    }
    if (!formed || !isSecond(first, bytes[from + 1] & 0xff)) {
      throw new UndecodableException("it is not UTF-8");
    }
    return length;
  }

  private static boolean isSecond(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
