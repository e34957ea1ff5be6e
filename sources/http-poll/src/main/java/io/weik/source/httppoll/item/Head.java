package io.weik.source.httppoll.item;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first bytes of a body, and what can be told from them alone. */
final class Head {
  /** How many bytes are looked at. */
  static final int SIZE = 1024;

  private static final int SHOWN = 100;
  private static final Charset UTF_32_BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32_LE = Charset.forName("UTF-32LE");
  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
  private static final String PROLOG = "^\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*";
  private static final Pattern FEED =
      Pattern.compile(
          PROLOG + "(?:<!DOCTYPE[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:\\w+:)?(?:rss|feed|RDF)\\b",
          Pattern.DOTALL);
  private static final Pattern PAGE =
      Pattern.compile(
          PROLOG + "<(?:!doctype\\s+html|html|head|body)\\b",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;

  /** Of some hundred bytes, or the whole body when it is shorter. */
  Head(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes the byte order mark takes. */
  int mark() {
    return switch (at(0)) {
      case 0xEF -> at(1) == 0xBB && at(2) == 0xBF ? 3 : 0;
      case 0xFE -> at(1) == 0xFF ? 2 : 0;
      case 0xFF -> at(1) != 0xFE ? 0 : at(2) == 0 && at(3) == 0 ? 4 : 2;
      case 0 -> at(1) == 0 && at(2) == 0xFE && at(3) == 0xFF ? 4 : 0;
      default -> 0;
    };
  }

  private int at(int index) {
    return index < bytes.length ? bytes[index] & 0xff : -1;
  }

  /**
   * The charset that a byte order mark tells, or else the zero bytes around an ASCII character, as
   * RFC 4627, section 3, tells them for JSON and XML 1.0, appendix F, for XML.
   */
  Optional<Charset> unicode() {
    return switch (mark()) {
      case 4 -> Optional.of(at(0) == 0 ? UTF_32_BE : UTF_32_LE);
      case 3 -> Optional.of(StandardCharsets.UTF_8);
      case 2 -> Optional.of(at(0) == 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
      default -> byZeros();
    };
  }

  private Optional<Charset> byZeros() {
    if (at(0) == 0) {
      return at(1) > 0
          ? Optional.of(StandardCharsets.UTF_16BE)
          : at(3) > 0 ? Optional.of(UTF_32_BE) : Optional.empty();
    }
    if (at(0) > 0 && at(1) == 0) {
      return Optional.of(at(2) == 0 && at(3) == 0 ? UTF_32_LE : StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  /** The charset that an XML declaration names. */
  Optional<String> declared() {
    var matcher = DECLARATION.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What the body seems to be. */
  BodyFormat guess() {
    var text = text();
    var start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return BodyFormat.JSON;
    }
    if (!start.startsWith("<") || isPage()) {
      return BodyFormat.TEXT;
    }
    return FEED.matcher(text).find() ? BodyFormat.RSS : BodyFormat.XML;
  }

  /** Whether it is a web page. */
  boolean isPage() {
    return PAGE.matcher(text()).find();
  }

  /** The first characters on one line, for people. */
  String shown() {
    var line = text().strip().replaceAll("[\\s\\p{Cntrl}\ufffd]+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN - 1)) + "…";
  }

  boolean isEmpty() {
    return text().isBlank();
  }

  private String text() {
    var charset = unicode().orElse(StandardCharsets.UTF_8);
    return new String(bytes, mark(), bytes.length - mark(), charset);
  }
}
