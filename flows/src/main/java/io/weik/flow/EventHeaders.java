package io.weik.flow;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Encodes the event's attributes in the headers of outgoing requests, so that what an HTTP step
 * sends is a CloudEvent in binary mode whatever is in its subject.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values">
 *     HTTP header values</a>
 */
final class EventHeaders implements HttpClientConfigurer {
  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addRequestInterceptorFirst((request, _, _) -> encode(request));
  }

  private static void encode(HttpRequest request) {
    for (var header : request.getHeaders()) {
      if (header.getName().toLowerCase(Locale.ROOT).startsWith("ce-")) {
        request.setHeader(header.getName(), encoded(header.getValue()));
      }
    }
  }

  static String encoded(String value) {
    var text = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            point -> {
              if (point > ' ' && point <= '~' && point != '"' && point != '%') {
                text.appendCodePoint(point);
              } else {
                percent(point, text);
              }
            });
    return text.toString();
  }

  private static void percent(int point, StringBuilder text) {
    for (byte unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
    }
  }
}
