package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads a CloudEvent in binary mode: attributes in headers, data in the body.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode">CloudEvents
 *     HTTP binding</a>
 */
final class CloudEventHeaders {
  private static final String PREFIX = "ce-";

  private CloudEventHeaders() {}

  /** Whether the request brings a CloudEvent this way. */
  static boolean isPresent(HttpRequest request) {
    return request.header("ce-specversion").isPresent();
  }

  /** The event of the request's headers with this data. */
  static EventDraft read(
      HttpRequest request, Optional<String> dataContentType, Optional<Payload> data) {
    var event = new InboundEvent();
    for (var name : request.headerNames()) {
      if (name.startsWith(PREFIX)) {
        var values = request.headers(name);
        if (values.size() != 1 || name.equals("ce-datacontenttype")) {
          throw RefusedException.malformed("not a CloudEvent: an attribute is there twice");
        }
        event.put(name.substring(PREFIX.length()), decoded(unquoted(values.getFirst())));
      }
    }
    return event.draft(dataContentType, data);
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }

  /** Replaces each {@code %xy} by its byte and reads the whole as UTF-8. */
  private static String decoded(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    var bytes = new ByteArrayOutputStream(value.length());
    for (int at = 0; at < value.length(); at++) {
      if (isEscape(value, at)) {
        bytes.write(HexFormat.fromHexDigits(value, at + 1, at + 3));
        at += 2;
      } else {
        bytes.writeBytes(value.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw RefusedException.malformed("not a CloudEvent: an attribute is not UTF-8");
    }
  }

  private static boolean isEscape(String value, int at) {
    return value.charAt(at) == '%'
        && at + 2 < value.length()
        && HexFormat.isHexDigit(value.charAt(at + 1))
        && HexFormat.isHexDigit(value.charAt(at + 2));
  }
}
