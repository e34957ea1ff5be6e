package io.weik.source.database.poll.state;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Rows that are to become one page or several. One thread. */
final class OpenPage {
  private static final int FULL_ROWS = 1000;
  private static final int FULL_BYTES = 128 << 10;
  private static final int SMALL = 4;

  private final ByteOutput keys = new ByteOutput();
  private final ByteOutput contents = new ByteOutput();
  private int[] keyEnds = new int[FULL_ROWS];
  private int[] contentEnds = new int[FULL_ROWS];
  private long[] digests = new long[FULL_ROWS * 2];
  private int size;

  /** Appends a row; its content is to follow. */
  void add(byte[] key, int from, int length, long first, long second) {
    if (size == keyEnds.length) {
      keyEnds = Arrays.copyOf(keyEnds, size * 2);
      contentEnds = Arrays.copyOf(contentEnds, size * 2);
      digests = Arrays.copyOf(digests, size * 4);
    }
    keys.append(key, from, length);
    digests[size * 2] = first;
    digests[size * 2 + 1] = second;
    keyEnds[size] = keys.size();
    size++;
  }

  /** Appends the content of the newest row. */
  void addContent(byte[] content, int length) {
    contents.appendNumber(length).append(content, 0, length);
    contentEnds[size - 1] = contents.size();
  }

  /** The content of the newest row is not kept. */
  void addNoContent() {
    contents.appendNumber(0);
    contentEnds[size - 1] = contents.size();
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    keys.clear();
    contents.clear();
  }

  /** Whether it is so small that the page after it had better be joined to it. */
  boolean isSmall() {
    return size < FULL_ROWS / SMALL && bytes() < FULL_BYTES / SMALL;
  }

  /** Whether it is too much for one page. */
  boolean isMoreThanFull() {
    return size > 1 && (size > FULL_ROWS || bytes() > FULL_BYTES);
  }

  /** Whether there is enough for a full page with as much left. */
  boolean isTwiceFull() {
    return size > 1 && (size >= 2 * FULL_ROWS || bytes() >= 2 * FULL_BYTES);
  }

  /** How many rows make half of it, and one page at most. */
  int half() {
    int rows = 1;
    while (rows < size / 2 && rows < FULL_ROWS && bytes(rows + 1) <= FULL_BYTES) {
      rows++;
    }
    return rows;
  }

  private int bytes() {
    return size == 0 ? 0 : bytes(size);
  }

  private int bytes(int rows) {
    return keyEnds[rows - 1] + contentEnds[rows - 1];
  }

  /** The first rows as a page is stored; see {@link Page}. */
  byte[] page(int rows, int basis, long next) {
    int keyBytes = rows == 0 ? 0 : keyEnds[rows - 1];
    int contentBytes = rows == 0 ? 0 : contentEnds[rows - 1];
    var out = new ByteOutput();
    out.appendNumber(Page.VERSION).appendNumber(basis).appendNumber(next);
    out.appendNumber(rows).appendNumber(keyBytes);
    for (int i = 0; i < rows; i++) {
      appendKey(i, out);
    }
    for (int i = 0; i < rows * 2; i++) {
      out.appendLong(digests[i]);
    }
    if (contentBytes == rows) {
      return out.appendNumber(0).toBytes();
    }
    out.appendNumber(contentBytes);
    deflate(contentBytes, out);
    return out.toBytes();
  }

  private void appendKey(int row, ByteOutput out) {
    int begin = start(keyEnds, row);
    int before = row == 0 ? begin : start(keyEnds, row - 1);
    int common = Arrays.mismatch(keys.bytes(), before, begin, keys.bytes(), begin, keyEnds[row]);
    int shared = common < 0 ? begin - before : common;
    int rest = keyEnds[row] - begin - shared;
    out.appendNumber(shared).appendNumber(rest).append(keys.bytes(), begin + shared, rest);
  }

  private static int start(int[] ends, int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  private void deflate(int length, ByteOutput out) {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(contents.bytes(), 0, length);
      deflater.finish();
      byte[] part = new byte[8 << 10];
      while (!deflater.finished()) {
        out.append(part, 0, deflater.deflate(part));
      }
    } finally {
      deflater.end();
    }
  }

  /** The key of a row. */
  byte[] key(int row) {
    return Arrays.copyOfRange(keys.bytes(), start(keyEnds, row), keyEnds[row]);
  }

  /** Takes the first rows away. */
  void removeFirst(int rows) {
    int keyBytes = keyEnds[rows - 1];
    int contentBytes = contentEnds[rows - 1];
    keys.removeFirst(keyBytes);
    contents.removeFirst(contentBytes);
    for (int i = rows; i < size; i++) {
      keyEnds[i - rows] = keyEnds[i] - keyBytes;
      contentEnds[i - rows] = contentEnds[i] - contentBytes;
    }
    System.arraycopy(digests, rows * 2, digests, 0, (size - rows) * 2);
    size -= rows;
  }
}
