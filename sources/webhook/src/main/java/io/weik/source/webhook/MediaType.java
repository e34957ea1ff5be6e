package io.weik.source.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A media type without its parameters (RFC 9110, section 8.3.1).
 *
 * @param value as {@code application/json}, in lower case
 */
public record MediaType(String value) {
  static final MediaType JSON = new MediaType("application/json");
  static final MediaType FORM = new MediaType("application/x-www-form-urlencoded");
  static final MediaType BYTES = new MediaType("application/octet-stream");
  static final MediaType CLOUD_EVENT = new MediaType("application/cloudevents+json");
  static final MediaType CLOUD_EVENTS = new MediaType("application/cloudevents-batch+json");

  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,127}";
  private static final String QUOTED = "\"([^\"\\\\\\x00-\\x1f]|\\\\[^\\x00-\\x1f])*+\"";
  private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);
  private static final Pattern FULL =
      Pattern.compile(
          "(?<type>%s/%s)([ \\t]*;[ \\t]*(?i:charset=(?<charset>%s|%s)|%s=(%s|%s)|))*+[ \\t]*"
              .formatted(TOKEN, TOKEN, TOKEN, QUOTED, TOKEN, TOKEN, QUOTED));

  /** Takes a type and subtype without parameters. */
  public static MediaType parse(String text) {
    if (!TYPE.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("a media type such as application/json");
    }
    return new MediaType(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Reads a Content-Type header with whatever parameters; empty when it is broken. */
  static Optional<Declared> ofHeader(String header) {
    if (header.equals(JSON.value)) {
      return Optional.of(new Declared(JSON, header, ""));
    }
    if (header.length() > 512) {
      return Optional.empty();
    }
    var matcher = FULL.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var charset = Optional.ofNullable(matcher.group("charset")).orElse("").replace("\"", "");
    var type = new MediaType(matcher.group("type").toLowerCase(Locale.ROOT));
    return Optional.of(new Declared(type, header.strip(), charset.toLowerCase(Locale.ROOT)));
  }

  /**
   * What a sender says of a body.
   *
   * @param text as it was sent
   * @param charset in lower case; empty when none is given
   */
  record Declared(MediaType type, String text, String charset) {
    /** Says no more than the type. */
    static Declared plain(MediaType type) {
      return new Declared(type, type.value, "");
    }

    /** Whether the text is UTF-8 as far as is said. */
    boolean isUtf8() {
      return charset.isEmpty() || charset.equals("utf-8") || charset.equals("us-ascii");
    }
  }

  /** Whether the data is JSON by the rule of CloudEvents' JSON format, section 3.1. */
  boolean isJson() {
    return value.endsWith("/json") || value.endsWith("+json");
  }

  @Override
  public String toString() {
    return value;
  }
}
