package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.Utf8;

/** Copies JSON (RFC 8259) without the blanks between its tokens, and checks it. */
final class JsonText {
  /** Deeper JSON becomes a string: many readers refuse it. */
  static final int DEEPEST = 500;

  private final byte[] raw;
  private final JsonOutput out;
  private int at;

  private JsonText(byte[] raw, JsonOutput out) {
    this.raw = raw;
    this.out = out;
  }

  /** Appends it as JSON; as a JSON string what is none, too deep, or has too long a number. */
  static void copy(byte[] raw, JsonOutput out) {
    int start = out.size();
    var text = new JsonText(raw, out);
    if (!text.value(0) || text.peek() >= 0) {
      out.truncate(start);
      out.text(raw);
    }
  }

  private boolean value(int depth) {
    return switch (peek()) {
      case '{' -> depth < DEEPEST && object(depth + 1);
      case '[' -> depth < DEEPEST && array(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    take('{');
    if (take('}')) {
      return true;
    }
    do {
      if (peek() != '"' || !string() || !take(':') || !value(depth)) {
        return false;
      }
    } while (take(','));
    return take('}');
  }

  private boolean array(int depth) {
    take('[');
    if (take(']')) {
      return true;
    }
    do {
      if (!value(depth)) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean string() {
    int from = at++;
    while (true) {
      at = Utf8.plainEnd(raw, at, raw.length);
      if (at == raw.length) {
        return false;
      }
      if (raw[at] < 0) {
        at = Utf8.foreignEnd(raw, at, raw.length);
      } else if (raw[at] == '"') {
        out.raw(raw, from, ++at - from);
        return true;
      } else if (raw[at] != '\\' || !escape()) {
        return false;
      }
    }
  }

  private boolean escape() {
    if (at + 1 == raw.length) {
      return false;
    }
    int each = raw[at + 1];
    at += 2;
    if (each != 'u') {
      return "\"\\/bfnrt".indexOf(each) >= 0;
    }
    int end = at + 4;
    while (at < end && at < raw.length && Character.digit(raw[at], 16) >= 0) {
      at++;
    }
    return at == end;
  }

  private boolean word(String word) {
    int from = at;
    while (at < raw.length && at - from < word.length() && raw[at] == word.charAt(at - from)) {
      at++;
    }
    out.raw(word);
    return at - from == word.length();
  }

  private boolean number() {
    int end = NumberText.end(raw, at, raw.length);
    if (end < 0 || end - at > NumberText.LONGEST) {
      return false;
    }
    out.raw(raw, at, end - at);
    at = end;
    return true;
  }

  private boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    out.raw(wanted);
    at++;
    return true;
  }

  /** The next byte that is no blank, which is where this then stands; -1 at the end. */
  private int peek() {
    while (at < raw.length && isBlank(raw[at])) {
      at++;
    }
    return at < raw.length ? raw[at] & 0xff : -1;
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\n' || each == '\t' || each == '\r';
  }
}
