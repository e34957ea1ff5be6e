package io.weik.api.http;

import io.weik.api.event.Payload;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status HTTP status code
 * @param headers by name, one value each
 * @param body empty for none
 */
public record HttpAnswer(int status, Map<String, String> headers, Payload body) {
  /** An answer with neither headers nor body. */
  public static HttpAnswer of(int status) {
    return new HttpAnswer(status, Map.of(), Payload.of(new byte[0]));
  }

  /** A JSON answer; {@code json} is sent as it is. */
  public static HttpAnswer json(int status, String json) {
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), Payload.ofText(json));
  }

  /** A plain text answer. */
  public static HttpAnswer text(int status, String text) {
    return new HttpAnswer(
        status, Map.of("Content-Type", "text/plain; charset=utf-8"), Payload.ofText(text));
  }

  /** A copy with one more header. */
  public HttpAnswer withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }
}
