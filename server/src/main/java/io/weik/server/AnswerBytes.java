package io.weik.server;

import io.helidon.http.DateTime;
import io.helidon.http.Status;
import io.weik.api.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes answers as HTTP/1.1 (RFC 9112, section 4). */
final class AnswerBytes {
  private static final Set<String> OURS =
      Set.of("content-length", "transfer-encoding", "connection", "date");

  private AnswerBytes() {}

  /**
   * The answer as it goes over the line.
   *
   * @param withBody false for the answer to HEAD, which tells the length only
   * @param last whether the connection ends with this answer
   */
  static byte[] of(HttpAnswer answer, boolean withBody, boolean last) {
    byte[] body = answer.body().bytes();
    byte[] head = head(answer, last).getBytes(StandardCharsets.ISO_8859_1);
    if (!withBody || bodiless(answer.status()) || body.length == 0) {
      return head;
    }
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static String head(HttpAnswer answer, boolean last) {
    var text = new StringBuilder(256);
    var status = Status.create(answer.status());
    text.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.reasonPhrase());
    text.append("\r\nDate: ").append(new String(DateTime.http1Bytes(), StandardCharsets.US_ASCII));
    text.append("X-Content-Type-Options: nosniff\r\n");
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    if (!bodiless(answer.status())) {
      text.append("Content-Length: ").append(answer.body().size()).append("\r\n");
    }
    return text.append(last ? "Connection: close\r\n\r\n" : "\r\n").toString();
  }

  private static boolean bodiless(int status) {
    return status == 204 || status == 304;
  }

  /**
   * The answer itself.
   *
   * @throws IllegalArgumentException when a header would break out of its line, or is not the
   *     handler's to set
   */
  static HttpAnswer checked(HttpAnswer answer) {
    answer.headers().forEach((name, value) -> check(name, value));
    return answer;
  }

  private static void check(String name, String value) {
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the listener sets this header itself: " + name);
    }
    for (String text : List.of(name, value)) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
          throw new IllegalArgumentException("not fit for a header: the value of " + name);
        }
      }
    }
  }
}
