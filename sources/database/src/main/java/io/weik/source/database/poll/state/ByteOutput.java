package io.weik.source.database.poll.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow at their end. One thread. */
public final class ByteOutput {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MORE = 0x80;
  private static final int LOW_BITS = 0x7f;

  private byte[] bytes = new byte[256];
  private int size;

  /** The bytes themselves, of which the first {@link #size} count; until something is appended. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Takes all bytes away. */
  public void clear() {
    size = 0;
  }

  /** Takes the first bytes away. */
  public void removeFirst(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
  }

  /** Appends some bytes. */
  public ByteOutput append(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends a value that may be NULL, so that no two rows of values look alike. */
  public void appendValue(byte @Nullable [] value) {
    if (value == null) {
      appendNumber(0);
    } else {
      appendNumber(value.length + 1L);
      append(value, 0, value.length);
    }
  }

  /** Appends a number, 0 or more, in as few bytes as it needs, seven bits each, lowest first. */
  public ByteOutput appendNumber(long number) {
    room(Long.BYTES + 2);
    long rest = number;
    while (rest > LOW_BITS) {
      bytes[size++] = (byte) (rest | MORE);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Appends eight bytes, the lowest first. */
  public void appendLong(long number) {
    room(Long.BYTES);
    LONG.set(bytes, size, number);
    size += Long.BYTES;
  }

  /** A copy of what there is. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
