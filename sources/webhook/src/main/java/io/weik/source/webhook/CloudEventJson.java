package io.weik.source.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents in JSON, single or in a batch. JSON data stays the bytes that were sent: they
 * are cut out of the body, not written anew. One thread, one body.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents
 *     JSON format</a>
 */
final class CloudEventJson {
  private final byte[] json;
  private final JsonParser parser;

  private CloudEventJson(byte[] json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /** The event that is the whole body. */
  static EventDraft one(byte[] json) {
    try (var parser = JsonText.parser(json)) {
      parser.nextToken();
      var draft = new CloudEventJson(json, parser).event();
      JsonText.requireEnd(parser);
      return draft;
    } catch (IOException broken) {
      throw JsonText.invalid(broken);
    }
  }

  /** The events of a batch, which may be none. */
  static List<EventDraft> batch(byte[] json) {
    try (var parser = JsonText.parser(json)) {
      var reader = new CloudEventJson(json, parser);
      var drafts = new ArrayList<EventDraft>();
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw RefusedException.malformed("not a batch of CloudEvents: no array");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        drafts.add(reader.event());
      }
      JsonText.requireEnd(parser);
      return drafts;
    } catch (IOException broken) {
      throw JsonText.invalid(broken);
    }
  }

  private EventDraft event() throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw RefusedException.malformed("not a CloudEvent: no object");
    }
    var event = new InboundEvent();
    Data data = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (name.equals("data") || name.equals("data_base64")) {
        data = onlyOne(data, name.equals("data") ? data() : base64());
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        event.put(name, attribute());
      }
    }
    return draft(event, data == null ? Data.NONE : data);
  }

  /**
   * The member that holds the data.
   *
   * @param raw its bytes in the body, or those it stands for in base64; absent for null
   * @param text its text, when it is a JSON string
   */
  private record Data(Optional<Payload> raw, Optional<String> text, boolean encoded) {
    static final Data NONE = new Data(Optional.empty(), Optional.empty(), true);
  }

  private static Data onlyOne(@Nullable Data before, Data data) {
    if (before != null) {
      throw RefusedException.malformed("not a CloudEvent: data is there twice");
    }
    return data;
  }

  private Data data() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return Data.NONE;
    }
    var text =
        parser.currentToken() == JsonToken.VALUE_STRING
            ? Optional.of(parser.getText())
            : Optional.<String>empty();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    JsonText.skip(parser);
    int end = (int) parser.currentLocation().getByteOffset();
    return new Data(Optional.of(Payload.of(Arrays.copyOfRange(json, start, end))), text, false);
  }

  private Data base64() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return Data.NONE;
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw RefusedException.malformed("not a CloudEvent: data_base64 is not a text");
    }
    try {
      var bytes = Base64.getDecoder().decode(parser.getText());
      return new Data(Optional.of(Payload.of(bytes)), Optional.empty(), true);
    } catch (IllegalArgumentException _) {
      throw RefusedException.malformed("not a CloudEvent: data_base64 is not base64");
    }
  }

  private Object attribute() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer();
      default -> throw notAnAttribute();
    };
  }

  private int integer() throws IOException {
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw notAnAttribute();
    }
    return parser.getIntValue();
  }

  private static RefusedException notAnAttribute() {
    return RefusedException.malformed(
        "not a CloudEvent: an attribute is neither text, 32-bit integer nor boolean");
  }

  private static EventDraft draft(InboundEvent event, Data data) {
    var declared = event.dataContentType();
    if (data.encoded()) {
      return event.draft(declared, data.raw());
    }
    var type = declared.orElse(MediaType.JSON.value());
    boolean isJson =
        MediaType.ofHeader(type)
            .orElseThrow(
                () -> RefusedException.malformed("not a CloudEvent: datacontenttype is not one"))
            .type()
            .isJson();
    var text = data.text().map(value -> Payload.of(value.getBytes(StandardCharsets.UTF_8)));
    return event.draft(Optional.of(type), isJson ? data.raw() : text.or(data::raw));
  }
}
