package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import java.util.Arrays;
import java.util.Base64;

/** Bytes to JSON, in base64 (RFC 4648, section 4). */
final class BinaryText {
  private BinaryText() {}

  /** The bytes themselves. */
  static void base64(byte[] bytes, JsonOutput out) {
    out.raw('"').raw(Base64.getEncoder().encode(bytes)).raw('"');
  }

  /** Bits, the highest first, as a string of as many 0 and 1. */
  static void bits(byte[] bytes, int length, JsonOutput out) {
    out.raw('"');
    for (int bit = length - 1; bit >= 0; bit--) {
      int index = bytes.length - 1 - bit / Byte.SIZE;
      out.raw(index >= 0 && (bytes[index] >> bit % Byte.SIZE & 1) == 1 ? '1' : '0');
    }
    out.raw('"');
  }

  /** PostgreSQL's bytea, in hex or escape form. */
  static void bytea(byte[] raw, JsonOutput out) {
    boolean hex = raw.length >= 2 && raw[0] == '\\' && raw[1] == 'x';
    base64(hex ? hex(raw) : unescaped(raw), out);
  }

  private static byte[] hex(byte[] raw) {
    if (raw.length % 2 != 0) {
      throw new UndecodableException("it has half a byte");
    }
    var bytes = new byte[raw.length / 2 - 1];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(raw[2 * i + 2], 16);
      int low = Character.digit(raw[2 * i + 3], 16);
      if ((high | low) < 0) {
        throw new UndecodableException("it is not in hex");
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static byte[] unescaped(byte[] raw) {
    var bytes = new byte[raw.length];
    int size = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '\\') {
        bytes[size++] = raw[i];
      } else if (i + 1 < raw.length && raw[i + 1] == '\\') {
        bytes[size++] = raw[++i];
      } else {
        bytes[size++] = octal(raw, i + 1);
        i += 3;
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  private static byte octal(byte[] raw, int from) {
    int value = 0;
    for (int i = from; i < from + 3; i++) {
      int digit = i < raw.length ? Character.digit(raw[i], 8) : -1;
      if (digit < 0) {
        throw new UndecodableException("it has a backslash without three octal digits");
      }
      value = value * 8 + digit;
    }
    return (byte) value;
  }
}
