package io.weik.source.database.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a message of the server from its first byte to its last. Made once for many messages; one
 * thread.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-types.html">Message data
 *     types</a>
 */
final class Cursor {
  private static final VarHandle INT16 = view(short[].class);
  private static final VarHandle INT32 = view(int[].class);
  private static final VarHandle INT64 = view(long[].class);

  private byte[] bytes = {};
  private int at;

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN);
  }

  /** From now on reads this message. */
  void set(byte[] message, int from) {
    bytes = message;
    at = from;
  }

  /** One byte, as a character. */
  char letter() {
    return (char) bytes[at++];
  }

  int int16() {
    int value = (short) INT16.get(bytes, at);
    at += Short.BYTES;
    return value;
  }

  int int32() {
    int value = (int) INT32.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  /** An object id, which is unsigned. */
  long oid() {
    return Integer.toUnsignedLong(int32());
  }

  long int64() {
    long value = (long) INT64.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** A text that ends with a zero. */
  String text() {
    int end = at;
    while (bytes[end] != 0) {
      end++;
    }
    var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = end + 1;
    return text;
  }

  /** A copy of the next bytes. */
  byte[] copy(int length) {
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  void skip(int length) {
    at += length;
  }
}
