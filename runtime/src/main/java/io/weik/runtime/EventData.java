package io.weik.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Payload;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Looks into the data of an event, for variables and filters. */
public final class EventData {
  /** Reads and writes JSON without loss of digits. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EventData() {}

  /**
   * The data as a tree: of JSON, or of a form's fields. Empty when it is neither, or not well
   * formed.
   */
  static Optional<JsonNode> tree(Optional<String> contentType, Optional<Payload> data) {
    var media = contentType.map(EventData::mediaType).orElse("application/json");
    if (data.isEmpty()) {
      return Optional.empty();
    }
    if (isJson(media)) {
      return json(data.get());
    }
    return media.equals("application/x-www-form-urlencoded") ? form(data.get()) : Optional.empty();
  }

  /** Whether this media type is JSON, as CloudEvents defines it for its JSON format. */
  public static boolean isJson(String contentType) {
    var media = mediaType(contentType);
    int slash = media.indexOf('/');
    var subtype = media.substring(slash + 1);
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  /** Whether this media type is text for people. */
  static boolean isText(String contentType) {
    var media = mediaType(contentType);
    return media.startsWith("text/")
        || media.equals("application/xml")
        || media.endsWith("+xml")
        || media.equals("application/x-www-form-urlencoded");
  }

  private static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    var media = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return media.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<JsonNode> json(Payload data) {
    try {
      return Optional.of(JSON.readTree(data.bytes())).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  private static Optional<JsonNode> form(Payload data) {
    var fields = JSON.createObjectNode();
    for (String pair : data.text().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        decode(pair.substring(0, equals))
            .ifPresent(
                name ->
                    decode(pair.substring(equals + 1)).ifPresent(value -> fields.put(name, value)));
      }
    }
    return Optional.of(fields);
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
