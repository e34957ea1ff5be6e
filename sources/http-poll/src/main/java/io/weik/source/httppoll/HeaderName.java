package io.weik.source.httppoll;

import java.util.regex.Pattern;

/**
 * The name of an HTTP header.
 *
 * @param value as written
 */
public record HeaderName(String value) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");

  /** Takes a token of RFC 9110, section 5.6.2. */
  public static HeaderName parse(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("the name of a header, such as X-Api-Key");
    }
    return new HeaderName(text);
  }

  /** Whether this text can be the name of a header. */
  static boolean isOne(String text) {
    return TOKEN.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
