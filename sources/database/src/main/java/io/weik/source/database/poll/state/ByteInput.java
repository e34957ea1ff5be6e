package io.weik.source.database.poll.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteOutput} wrote. One thread. */
public final class ByteInput {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int at;

  /** From this place on. */
  public ByteInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** Where it is. */
  public int at() {
    return at;
  }

  /** Goes over some bytes; tells where they begin. */
  public int skip(int count) {
    int begin = at;
    at += count;
    return begin;
  }

  /** A number. */
  public long number() {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      number |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }

  /** A number of eight bytes, the lowest first. */
  public long fixedLong() {
    return (long) LONG.get(bytes, skip(Long.BYTES));
  }

  /** A number that is a length or a count. */
  public int count() {
    return Math.toIntExact(number());
  }

  /** Bytes after their number. */
  public byte[] bytes() {
    int length = count();
    int begin = skip(length);
    return Arrays.copyOfRange(bytes, begin, at);
  }

  /** A value, null for NULL. */
  public byte @Nullable [] value() {
    int length = count() - 1;
    if (length < 0) {
      return null;
    }
    int begin = skip(length);
    return Arrays.copyOfRange(bytes, begin, at);
  }

  /** So many values, null for NULL. */
  public byte[] @Nullable [] values(int count) {
    byte[] @Nullable [] values = new byte[count][];
    for (int i = 0; i < count; i++) {
      values[i] = value();
    }
    return values;
  }
}
