package io.weik.store;

import java.util.Arrays;

/** Writes numbers and texts into a growing array. */
final class RecordWriter {
  private byte[] bytes;
  private int length;

  RecordWriter(int capacity) {
    bytes = new byte[capacity];
  }

  RecordWriter putByte(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  RecordWriter putInt(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      putByte(value >>> shift);
    }
    return this;
  }

  RecordWriter putLong(long value) {
    return putInt((int) (value >>> 32)).putInt((int) value);
  }

  /** Seven bits a byte, lowest first, the top bit set on all but the last. */
  RecordWriter putCount(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      putByte(rest | 0x80);
      rest >>>= 7;
    }
    return putByte(rest);
  }

  RecordWriter putText(String text) {
    return putText(Text.utf8(text));
  }

  RecordWriter putText(byte[] utf8) {
    return putCount(utf8.length).putBytes(utf8);
  }

  RecordWriter putBytes(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  byte[] written() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
    }
  }
}
