package io.weik.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Http1HeadersParser;

/**
 * Request line and headers (RFC 9112, sections 3 and 5).
 *
 * @param method as sent
 * @param http10 whether the client speaks HTTP/1.0, as some proxies do unless told otherwise
 * @param persistent whether the client lets the connection live on
 */
record RequestHead(
    String method,
    RequestTarget target,
    boolean http10,
    boolean persistent,
    Headers headers,
    Framing framing) {

  /** Reads both; blocks as long as the reader does. */
  static RequestHead read(DataReader reader, ListenerLimits limits) {
    String line = requestLine(reader, limits);
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1) {
      throw new RefusedRequest(400, "broken request line");
    }
    String method = method(line.substring(0, first));
    boolean http10 = http10(line.substring(last + 1));
    var target = RequestTarget.parse(targetText(line.substring(first + 1, last)));
    Headers headers = headers(reader, limits);
    if (!http10 && hosts(headers) != 1) {
      throw new RefusedRequest(400, "one Host header is required");
    }
    boolean persistent = !http10 && !closing(headers);
    return new RequestHead(
        method, target, http10, persistent, headers, Framing.of(headers, http10));
  }

  /** Whether the client waits to be told to send its body (RFC 9110, section 10.1.1). */
  boolean expectsContinue() {
    return !http10
        && headers.contains(HeaderNames.EXPECT)
        && headers.get(HeaderNames.EXPECT).get().equalsIgnoreCase("100-continue");
  }

  private static String requestLine(DataReader reader, ListenerLimits limits) {
    if (reader.startsWithNewLine()) {
      reader.skip(2);
    }
    try {
      int end = reader.findNewLine(limits.maximumRequestLine());
      if (end == limits.maximumRequestLine()) {
        throw new RefusedRequest(414, "request line is too long");
      }
      String line = reader.readAsciiString(end);
      reader.skip(2);
      return line;
    } catch (DataReader.IncorrectNewLineException _) {
      throw new RefusedRequest(400, "broken line end");
    }
  }

  private static String method(String text) {
    boolean good = text.length() <= 32;
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      good &= (one >= 'A' && one <= 'Z') || one == '-';
    }
    if (!good) {
      throw new RefusedRequest(400, "broken method");
    }
    return text;
  }

  private static String targetText(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) <= ' ' || text.charAt(at) >= 0x7f) {
        throw new RefusedRequest(400, "broken request target");
      }
    }
    return text;
  }

  private static boolean http10(String version) {
    return switch (version) {
      case "HTTP/1.1" -> false;
      case "HTTP/1.0" -> true;
      default -> throw new RefusedRequest(505, "HTTP version is not supported");
    };
  }

  private static Headers headers(DataReader reader, ListenerLimits limits) {
    Headers headers;
    try {
      headers = Http1HeadersParser.readHeaders(reader, limits.maximumHeaderBytes(), true);
    } catch (IllegalStateException _) {
      throw new RefusedRequest(431, "headers are too large");
    } catch (IllegalArgumentException | DataReader.IncorrectNewLineException _) {
      throw new RefusedRequest(400, "broken header");
    }
    if (headers.size() > limits.maximumHeaders()) {
      throw new RefusedRequest(431, "too many headers");
    }
    return headers;
  }

  private static int hosts(Headers headers) {
    return headers.contains(HeaderNames.HOST) ? headers.get(HeaderNames.HOST).valueCount() : 0;
  }

  private static boolean closing(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.values(HeaderNames.CONNECTION).stream()
            .anyMatch(token -> token.equalsIgnoreCase("close"));
  }
}
