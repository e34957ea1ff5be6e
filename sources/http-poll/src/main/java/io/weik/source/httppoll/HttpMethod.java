package io.weik.source.httppoll;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An HTTP method that is answered with a body, as {@code GET}, {@code POST} or {@code REPORT}.
 *
 * @param value in capitals
 */
public record HttpMethod(String value) {
  private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z-]{1,31}");
  private static final Set<String> BODILESS = Set.of("HEAD", "CONNECT", "TRACE");

  /** Takes a method in any case. */
  public static HttpMethod parse(String text) {
    var method = text.strip().toUpperCase(Locale.ROOT);
    if (!TOKEN.matcher(method).matches() || BODILESS.contains(method)) {
      throw new IllegalArgumentException(
          "a method that is answered with a body, such as GET or POST");
    }
    return new HttpMethod(method);
  }

  /** Whether it is GET, the only one for which a server says that nothing has changed. */
  boolean isGet() {
    return value.equals("GET");
  }

  @Override
  public String toString() {
    return value;
  }
}
