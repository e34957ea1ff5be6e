package io.weik.source.httppoll.item;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server says of a body, RFC 9110 section 8.3.1; what cannot be read is taken as not said.
 *
 * @param type as {@code application/json}, in lower case; empty when not said
 * @param charset as said
 */
record MediaType(String type, Optional<String> charset) {
  private static final Pattern TYPE = Pattern.compile("\\s*([\\w!#$&^.+-]+/[\\w!#$&^.+-]+)");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  static MediaType of(Optional<String> header) {
    var text = header.orElse("");
    var type = TYPE.matcher(text);
    var charset = CHARSET.matcher(text);
    return new MediaType(
        type.lookingAt() ? type.group(1).toLowerCase(Locale.ROOT) : "",
        charset.find() ? Optional.of(charset.group(1)) : Optional.empty());
  }

  boolean isText() {
    return type.startsWith("text/");
  }

  /** The format that it stands for, as far as it stands for one. */
  Optional<BodyFormat> format() {
    return switch (type) {
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/jsonlines",
          "application/x-jsonlines",
          "application/x-json-stream",
          "application/stream+json" ->
          Optional.of(BodyFormat.NDJSON);
      case "text/csv", "application/csv", "text/tab-separated-values" ->
          Optional.of(BodyFormat.CSV);
      case "application/rss+xml", "application/rdf+xml" -> Optional.of(BodyFormat.RSS);
      case "application/atom+xml" -> Optional.of(BodyFormat.ATOM);
      case "application/xml", "text/xml" -> Optional.of(BodyFormat.XML);
      default -> bySuffix();
    };
  }

  private Optional<BodyFormat> bySuffix() {
    if (type.endsWith("/json") || type.endsWith("+json")) {
      return Optional.of(BodyFormat.JSON);
    }
    return type.endsWith("+xml") ? Optional.of(BodyFormat.XML) : Optional.empty();
  }
}
