package io.weik.source.database.value;

import io.weik.source.database.table.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the text of a value that is made of others, from its start on. */
final class PostgresText {
  private final byte[] raw;
  private int at;

  PostgresText(byte[] raw) {
    this.raw = raw;
  }

  /** The next byte; -1 at the end. */
  int peek() {
    return at < raw.length ? raw[at] & 0xff : -1;
  }

  /** Goes on behind the next byte if it is this one. */
  boolean take(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  void expect(char wanted) {
    if (!take(wanted)) {
      throw new UndecodableException("it has no %s where one belongs".formatted(wanted));
    }
  }

  void expectEnd() {
    if (peek() >= 0) {
      throw new UndecodableException("it goes on behind its end");
    }
  }

  /** Goes on behind the first of these, if it is there. */
  void skipBehind(char wanted) {
    int i = at;
    while (i < raw.length && raw[i] != wanted) {
      i++;
    }
    at = i < raw.length ? i + 1 : at;
  }

  /** All up to one of these or the end. */
  byte[] until(char one, char other) {
    int from = at;
    while (at < raw.length && raw[at] != one && raw[at] != other) {
      at++;
    }
    return Arrays.copyOfRange(raw, from, at);
  }

  /** What stands between quotes, a quote or backslash in it behind a backslash or doubled. */
  byte[] quoted() {
    expect('"');
    var text = new byte[raw.length - at];
    int size = 0;
    while (at < raw.length) {
      byte each = raw[at++];
      if (each == '"' && peek() != '"') {
        return Arrays.copyOf(text, size);
      }
      if ((each == '"' || each == '\\') && at < raw.length) {
        each = raw[at++];
      }
      text[size++] = each;
    }
    throw new UndecodableException("it has a quote that is not closed");
  }

  static String ascii(byte[] raw) {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
