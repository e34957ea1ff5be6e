package io.weik.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Locale;

/**
 * How the end of a request's body is found (RFC 9112, section 6). Whatever two servers might read
 * differently is refused, so that no request can hide in another.
 */
sealed interface Framing {
  /** Nothing was announced. */
  record None() implements Framing {}

  /** Announced by Content-Length. */
  record Length(long bytes) implements Framing {}

  /** Transfer-Encoding: chunked. */
  record Chunked() implements Framing {}

  /** Decides by the headers. */
  static Framing of(Headers headers, boolean http10) {
    boolean encoded = headers.contains(HeaderNames.TRANSFER_ENCODING);
    boolean counted = headers.contains(HeaderNames.CONTENT_LENGTH);
    if (encoded && (counted || http10)) {
      throw new RefusedRequest(400, "Transfer-Encoding does not go with the rest of the request");
    }
    if (encoded) {
      return encoding(headers.get(HeaderNames.TRANSFER_ENCODING).allValues());
    }
    return counted
        ? length(headers.get(HeaderNames.CONTENT_LENGTH).allValues())
        : new Framing.None();
  }

  private static Framing encoding(List<String> values) {
    if (values.size() == 1 && values.getFirst().equalsIgnoreCase("chunked")) {
      return new Framing.Chunked();
    }
    boolean endsChunked = values.getLast().toLowerCase(Locale.ROOT).endsWith("chunked");
    throw new RefusedRequest(endsChunked ? 501 : 400, "unknown Transfer-Encoding");
  }

  private static Framing length(List<String> values) {
    String text = values.getFirst();
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (values.size() > 1 || !digits || text.length() > 18) {
      throw new RefusedRequest(400, "Content-Length is not one number");
    }
    long bytes = Long.parseLong(text);
    return bytes == 0 ? new Framing.None() : new Framing.Length(bytes);
  }
}
