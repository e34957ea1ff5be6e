package io.weik.source.webhook;

/**
 * Whether bytes are one JSON value by RFC 8259, told in one pass that keeps nothing. About half the
 * time of a parser, on the way of every delivery. That the bytes are UTF-8 is asked elsewhere. One
 * thread, one text.
 */
final class JsonSyntax {
  /** As deep, and numbers as long, as those who read the data later take. */
  private static final int MOST = 1000;

  private final byte[] json;
  private int at;

  private JsonSyntax(byte[] json) {
    this.json = json;
  }

  /** Where {@code json} goes wrong, or -1 where it does not. */
  static int firstError(byte[] json) {
    var syntax = new JsonSyntax(json);
    return syntax.value(0) && syntax.isAtEnd() ? -1 : syntax.at;
  }

  private boolean isAtEnd() {
    skipSpace();
    return at == json.length;
  }

  private void skipSpace() {
    while (at < json.length && isSpace(json[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte one) {
    return one == ' ' || one == '\n' || one == '\r' || one == '\t';
  }

  /** Steps over {@code expected} and the space before it. */
  private boolean take(char expected) {
    skipSpace();
    return is(expected) && at++ >= 0;
  }

  private boolean is(char expected) {
    return at < json.length && json[at] == expected;
  }

  private boolean value(int depth) {
    skipSpace();
    if (at == json.length || depth > MOST) {
      return false;
    }
    return switch (json[at]) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    at++;
    if (take('}')) {
      return true;
    }
    do {
      if (!string() || !take(':') || !value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take('}');
  }

  private boolean array(int depth) {
    at++;
    if (take(']')) {
      return true;
    }
    do {
      if (!value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    int place = at;
    while (place < json.length) {
      byte one = json[place++];
      if (one == '"' || one == '\\' || (one >= 0 && one < ' ')) {
        at = place;
        if (one != '\\' || !escape()) {
          return one == '"';
        }
        place = at;
      }
    }
    at = place;
    return false;
  }

  private boolean escape() {
    if (at == json.length) {
      return false;
    }
    return switch (json[at++]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
      case 'u' -> hexDigits(4);
      default -> false;
    };
  }

  private boolean hexDigits(int count) {
    int end = at + count;
    while (at < Math.min(end, json.length) && Character.digit(json[at], 16) >= 0) {
      at++;
    }
    return at == end;
  }

  private boolean literal(String word) {
    for (int place = 0; place < word.length(); place++) {
      if (!is(word.charAt(place))) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean number() {
    int start = at;
    at += is('-') ? 1 : 0;
    boolean whole = is('0') ? at++ >= 0 : digits();
    boolean fraction = !is('.') || (at++ >= 0 && digits());
    boolean exponent = !(is('e') || is('E')) || (at++ >= 0 && signedDigits());
    return whole && fraction && exponent && at - start <= MOST;
  }

  private boolean signedDigits() {
    at += is('+') || is('-') ? 1 : 0;
    return digits();
  }

  private boolean digits() {
    int start = at;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at > start;
  }
}
