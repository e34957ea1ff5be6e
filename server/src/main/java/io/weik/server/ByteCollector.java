package io.weik.server;

import io.helidon.common.buffers.DataReader;
import java.util.Arrays;

/**
 * Gathers a body. Grows with what has arrived, not with what was announced, so that a client cannot
 * claim memory by a header.
 */
final class ByteCollector {
  private static final int FIRST = 64 * 1024;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final int limit;
  private byte[] bytes;
  private int size;

  /** For at most {@code limit} bytes. */
  ByteCollector(long limit) {
    this.limit = (int) Math.min(limit, LARGEST);
    this.bytes = new byte[Math.min(this.limit, FIRST)];
  }

  /** Whether that many more are within the limit. */
  boolean fits(long more) {
    return more <= limit - size;
  }

  /** Moves exactly {@code count} bytes here; blocks as long as the reader does. */
  void take(DataReader reader, long count) {
    long left = count;
    while (left > 0) {
      reader.ensureAvailable();
      int part = (int) Math.min(left, reader.available());
      reserve(part);
      reader.readBuffer(part).read(bytes, size, part);
      size += part;
      left -= part;
    }
  }

  /** All of it, without a copy when the limit was reached exactly. */
  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      long wanted = Math.max(size + (long) more, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, wanted));
    }
  }
}
