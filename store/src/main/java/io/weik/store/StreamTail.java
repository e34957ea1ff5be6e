package io.weik.store;

import io.weik.runtime.StreamBounds;
import java.nio.ByteBuffer;

/**
 * What is known of a stream, stored anew with each group of writes that touches it.
 *
 * @param number what stands for the stream's name in keys; never given to another stream
 * @param first position of the oldest event kept
 * @param last position of the newest event ever stored
 * @param storedAt when that one was stored, in milliseconds since 1970
 * @param bytes sum of the encoded sizes of the events kept, before compression
 */
record StreamTail(int number, long first, long last, long storedAt, long bytes) {

  static StreamTail start(int number) {
    return new StreamTail(number, 1, 0, 0, 0);
  }

  /** With one more event; a clock that went back does not count. */
  StreamTail grown(long now, int size) {
    return new StreamTail(number, first, last + 1, Math.max(now, storedAt), bytes + size);
  }

  /** Without the events before {@code newFirst}. */
  StreamTail shortened(long newFirst, long size) {
    return new StreamTail(number, newFirst, last, storedAt, bytes - size);
  }

  boolean holds(long position) {
    return first <= position && position <= last;
  }

  boolean isEmpty() {
    return first > last;
  }

  StreamBounds bounds() {
    return new StreamBounds(first, last, bytes);
  }

  byte[] encode() {
    return ByteBuffer.allocate(Integer.BYTES + 4 * Long.BYTES)
        .putInt(number)
        .putLong(first)
        .putLong(last)
        .putLong(storedAt)
        .putLong(bytes)
        .array();
  }

  static StreamTail decode(byte[] value) {
    var buffer = ByteBuffer.wrap(value);
    return new StreamTail(
        buffer.getInt(), buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }
}
