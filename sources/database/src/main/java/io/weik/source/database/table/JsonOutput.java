package io.weik.source.database.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text in UTF-8 that grows at its end. One thread. */
public final class JsonOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int USUAL = 512;

  private byte[] bytes;
  private int size;

  /** With room for a small object at first. */
  public JsonOutput() {
    this(USUAL);
  }

  /** With room for so many bytes at first. */
  public JsonOutput(int room) {
    bytes = new byte[room];
  }

  /** Appends ASCII text as it is. */
  @SuppressWarnings("deprecation") // the one way to copy ASCII without a temporary array
  public JsonOutput raw(String ascii) {
    int length = ascii.length();
    room(length);
    ascii.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Appends bytes as they are. */
  public JsonOutput raw(byte[] json) {
    return raw(json, 0, json.length);
  }

  /** Appends some bytes as they are. */
  public JsonOutput raw(byte[] json, int from, int length) {
    room(length);
    System.arraycopy(json, from, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends one ASCII character as it is. */
  public JsonOutput raw(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Appends a JSON string. */
  public JsonOutput text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Appends a JSON string of UTF-8 bytes.
   *
   * @throws UndecodableException when they are not UTF-8
   */
  public JsonOutput text(byte[] utf8) {
    return text(utf8, 0, utf8.length);
  }

  /**
   * Appends a JSON string of some UTF-8 bytes.
   *
   * @throws UndecodableException when they are not UTF-8
   */
  public JsonOutput text(byte[] utf8, int from, int length) {
    int end = from + length;
    int copied = from;
    room(length + 2);
    bytes[size++] = '"';
    for (int i = Utf8.plainEnd(utf8, from, end); i < end; i = Utf8.plainEnd(utf8, i, end)) {
      if (utf8[i] < 0) {
        i = Utf8.foreignEnd(utf8, i, end);
      } else {
        raw(utf8, copied, i - copied);
        escape(utf8[i]);
        copied = ++i;
      }
    }
    return raw(utf8, copied, end - copied).raw('"');
  }

  private void escape(byte each) {
    raw('\\');
    switch (each) {
      case '"', '\\' -> raw((char) each);
      case '\n' -> raw('n');
      case '\r' -> raw('r');
      case '\t' -> raw('t');
      default -> raw("u00").raw((char) HEX[each >> 4]).raw((char) HEX[each & 0xf]);
    }
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Takes away all but the first {@code newSize} bytes. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** A copy of what there is. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The text between two places, the second not included. */
  public String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
