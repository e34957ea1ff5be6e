package io.weik.source.httppoll.item;

import io.weik.api.parameter.CharsetName;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A body whose format and charset are known.
 *
 * @param stream its bytes without a byte order mark
 * @param head its first bytes
 * @param mediaType what the server says of it; may be empty
 * @param isGuessed whether the format was told by the first bytes
 */
record Body(
    InputStream stream,
    Head head,
    BodyFormat format,
    Charset charset,
    String mediaType,
    boolean isGuessed) {

  /**
   * Finds out what a body is: its format by {@code ResponseFormat}, the media type or the first
   * bytes; its charset by a byte order mark, the option, the media type or the XML declaration, in
   * this order; UTF-8 when nothing tells.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7303#section-3">RFC 7303, section 3</a>
   */
  static Body open(InputStream stream, Optional<String> contentType, Harvest.Options options)
      throws IOException {
    var head = new Head(stream.readNBytes(Head.SIZE));
    var type = MediaType.of(contentType);
    var told = options.format().or(() -> told(type, head, options));
    var format = told.orElseGet(head::guess);
    var rest =
        new SequenceInputStream(
            new ByteArrayInputStream(head.bytes(), head.mark(), head.bytes().length - head.mark()),
            stream);
    var charset =
        head.unicode()
            .or(() -> options.charset().map(CharsetName::charset))
            .or(() -> type.charset().map(Body::charset))
            .or(() -> isXml(format) ? head.declared().map(Body::charset) : Optional.empty())
            .orElse(StandardCharsets.UTF_8);
    return new Body(rest, head, format, charset, type.type(), told.isEmpty());
  }

  private static Optional<BodyFormat> told(MediaType type, Head head, Harvest.Options options) {
    if (type.format().equals(Optional.of(BodyFormat.XML)) && head.guess() == BodyFormat.RSS) {
      return Optional.of(BodyFormat.RSS);
    }
    boolean wantsParts = options.responsePath().isPresent() || options.itemId().isPresent();
    boolean isText = type.isText() && !type.type().equals("text/html") && !wantsParts;
    return type.format().or(() -> isText ? Optional.of(BodyFormat.TEXT) : Optional.empty());
  }

  private static boolean isXml(BodyFormat format) {
    return switch (format) {
      case XML, RSS, ATOM -> true;
      case JSON, NDJSON, CSV, TEXT -> false;
    };
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(
          Problem.remote("the response is in an unknown charset").value(name));
    }
  }

  /** Its characters; what is not of the charset makes reading fail. */
  Reader reader() {
    return new BufferedReader(new InputStreamReader(stream, charset.newDecoder()));
  }

  /** Its characters as UTF-8. */
  InputStream utf8() {
    return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
        ? stream
        : new Utf8Stream(reader());
  }

  /** The problem of a body that is not what it should be. */
  Problem broken(String what) {
    var problem = Problem.remote(what).value(head.shown());
    return head.isPage()
        ? problem.hint(
            "this is a web page: does the address need a login, or is it the page about the data?")
        : problem;
  }

  /** The problem of bytes that are not of the charset. */
  ProblemException undecodable() {
    return new ProblemException(
        broken("the response is not " + charset.name())
            .hint("the server does not say its charset, or a wrong one: set ResponseCharset"));
  }
}
