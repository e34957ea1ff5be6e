package io.weik.source.httppoll;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What came back on a call; its body is yet to be read. */
record Answer(int status, URI uri, HttpHeaders headers, AnswerBody body) implements AutoCloseable {
  private static final int EXCERPT = 4 << 10;

  /** A header's first value. */
  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  boolean isNotModified() {
    return status == 304;
  }

  /** Whether it says to ask elsewhere. */
  boolean isRedirect() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** How its body begins; nothing when it cannot be read. */
  String beginning() {
    try {
      return new String(body.readNBytes(EXCERPT), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
