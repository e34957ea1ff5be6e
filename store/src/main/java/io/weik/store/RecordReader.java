package io.weik.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
  private final byte[] bytes;
  private int position;

  RecordReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int takeByte() {
    return bytes[position++];
  }

  int takeInt() {
    int value = 0;
    for (int left = Integer.BYTES; left > 0; left--) {
      value = value << 8 | (takeByte() & 0xFF);
    }
    return value;
  }

  long takeLong() {
    return (long) takeInt() << 32 | (takeInt() & 0xFFFF_FFFFL);
  }

  int takeCount() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = takeByte();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  String takeText() {
    int length = takeCount();
    position += length;
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  byte[] takeTextBytes() {
    int length = takeCount();
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Everything not taken yet. */
  byte[] takeRest() {
    int from = position;
    position = bytes.length;
    return Arrays.copyOfRange(bytes, from, position);
  }
}
