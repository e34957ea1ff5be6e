package io.weik.source.webhook;

import java.util.regex.Pattern;

/**
 * The name of an HTTP header.
 *
 * @param value as written; headers are found without regard to case
 */
public record HeaderName(String value) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");

  /** Takes a token of RFC 9110, section 5.6.2. */
  public static HeaderName parse(String text) {
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException("the name of a header, such as X-Signature");
    }
    return new HeaderName(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
