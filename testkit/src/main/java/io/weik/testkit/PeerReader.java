package io.weik.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests from a connection. */
final class PeerReader {
  private PeerReader() {}

  /** What came is no request. */
  static final class NoRequestException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The next one; empty when there is none any more. */
  static Optional<PeerRequest> request(InputStream in) throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var words = first.split(" ", -1);
    if (words.length != 3) {
      throw new NoRequestException();
    }
    var headers = headers(in);
    return Optional.of(new PeerRequest(words[0], words[1], headers, body(in, headers)));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new NoRequestException();
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
      return chunks(in);
    }
    return text(in, Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
  }

  private static String chunks(InputStream in) throws IOException {
    var body = new StringBuilder();
    for (int size = size(in); size > 0; size = size(in)) {
      body.append(text(in, size));
      line(in);
    }
    line(in);
    return body.toString();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String text(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a request that was cut");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
