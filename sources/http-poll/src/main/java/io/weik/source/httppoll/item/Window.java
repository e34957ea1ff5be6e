package io.weik.source.httppoll.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream that still has the bytes which it gave out last: all from a place on that is held, or
 * else some thousands.
 */
final class Window extends InputStream {
  private static final int SLACK = 4096;
  private static final int SMALLEST = 1 << 16;
  private static final long FREE = -1;

  private final InputStream stream;
  private byte[] bytes = new byte[SMALLEST];
  private long base;
  private int size;
  private long held = FREE;

  Window(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = stream.read(target, offset, length);
    if (count > 0) {
      makeRoom(count);
      System.arraycopy(target, offset, bytes, size, count);
      size += count;
    }
    return count;
  }

  private void makeRoom(int count) {
    if (size + count <= bytes.length) {
      return;
    }
    long kept = held == FREE ? Math.max(base, base + size - SLACK) : held;
    int dropped = (int) (kept - base);
    int rest = size - dropped;
    var roomy =
        rest + count > bytes.length / 2
            ? new byte[Math.max(Math.addExact(rest, count), bytes.length * 2)]
            : bytes;
    System.arraycopy(bytes, dropped, roomy, 0, rest);
    bytes = roomy;
    base = kept;
    size = rest;
  }

  /** Keeps what was given out from this place of the stream on. */
  void hold(long place) {
    held = place;
  }

  /** Keeps nothing any more but some thousand bytes. */
  void free() {
    held = FREE;
  }

  /** The bytes kept; others after the next read. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} a place of the stream lies. */
  int index(long place) {
    return (int) (place - base);
  }

  byte[] copy(long from, long to) {
    return Arrays.copyOfRange(bytes, index(from), index(to));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
