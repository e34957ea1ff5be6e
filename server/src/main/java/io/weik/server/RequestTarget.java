package io.weik.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a request line names (RFC 9112, section 3.2). Nothing is normalized: dot segments and empty
 * segments stay as they are, so that they match no route.
 *
 * @param path decoded path; never equal to a route's when an encoded slash was in it
 * @param query without its question mark, not decoded, empty when there is none
 */
record RequestTarget(String path, String query) {
  static RequestTarget parse(String target) {
    String origin = originForm(target);
    int mark = origin.indexOf('?');
    String path = mark < 0 ? origin : origin.substring(0, mark);
    String query = mark < 0 ? "" : origin.substring(mark + 1);
    return new RequestTarget(decodePath(path), query);
  }

  private static String originForm(String target) {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    int scheme = target.indexOf("://");
    if (scheme <= 0 || !target.toLowerCase(Locale.ROOT).startsWith("http")) {
      throw new RefusedRequest(400, "request target is neither a path nor a URL");
    }
    int path = target.indexOf('/', scheme + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  private static String decodePath(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    if (path.toLowerCase(Locale.ROOT).contains("%2f")) {
      return "";
    }
    return decode(path);
  }

  /** Percent decoding as UTF-8; a plus sign stays one. */
  static String decode(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next != '%') {
        bytes.write(next);
        continue;
      }
      if (i + 2 >= text.length()
          || !HexFormat.isHexDigit(text.charAt(i + 1))
          || !HexFormat.isHexDigit(text.charAt(i + 2))) {
        throw new RefusedRequest(400, "broken percent encoding");
      }
      bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw new RefusedRequest(400, "percent encoding is not UTF-8");
    }
  }
}
