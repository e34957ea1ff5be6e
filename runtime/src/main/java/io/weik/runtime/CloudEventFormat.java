package io.weik.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import java.io.IOException;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events in the CloudEvents JSON format.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON
 *     Event Format for CloudEvents</a>
 */
public final class CloudEventFormat {
  /** The version of CloudEvents that all events follow. */
  public static final String SPEC_VERSION = "1.0";

  private static final Set<String> CORE =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema",
          "data",
          "data_base64");

  private CloudEventFormat() {}

  /**
   * The event as a JSON object on one line; JSON data as JSON, text as text, the rest as base64.
   */
  public static String write(Event event) {
    return write(event, false);
  }

  /**
   * As {@link #write}, but with the data always as base64, so that {@link #read} gives the same
   * bytes.
   */
  static String writeExactly(Event event) {
    return write(event, true);
  }

  private static String write(Event event, boolean exactly) {
    var text = new StringWriter(512);
    try (var json = EventData.JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("specversion", SPEC_VERSION);
      json.writeStringField("id", event.id());
      json.writeStringField("source", event.source());
      json.writeStringField("type", event.type());
      writeOptional(json, "subject", event.subject());
      json.writeStringField("time", event.time().toString());
      writeOptional(json, "datacontenttype", event.dataContentType());
      writeOptional(json, "dataschema", event.dataSchema());
      for (var extension : event.extensions().entrySet()) {
        json.writeObjectField(extension.getKey(), extension.getValue());
      }
      if (event.data().isPresent()) {
        writeData(json, event.dataContentType(), event.data().get(), exactly);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return text.toString();
  }

  private static void writeOptional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private static void writeData(
      JsonGenerator json, Optional<String> contentType, Payload data, boolean exactly)
      throws IOException {
    var media = contentType.orElse("application/json");
    var tree =
        exactly || !EventData.isJson(media)
            ? Optional.<JsonNode>empty()
            : EventData.tree(Optional.of(media), Optional.of(data));
    if (tree.isPresent()) {
      json.writeFieldName("data");
      json.writeTree(tree.get());
    } else if (!exactly && EventData.isText(media)) {
      json.writeStringField("data", data.text());
    } else {
      json.writeStringField("data_base64", Base64.getEncoder().encodeToString(data.bytes()));
    }
  }

  /** The event that {@link #writeExactly} wrote. */
  static Event read(JsonNode json) {
    var extensions = new TreeMap<String, Object>();
    for (var property : json.properties()) {
      if (!CORE.contains(property.getKey())) {
        extensions.put(property.getKey(), scalar(property.getValue()));
      }
    }
    return new Event(
        json.path("id").asText(),
        json.path("source").asText(),
        json.path("type").asText(),
        text(json, "subject"),
        OffsetDateTime.parse(json.path("time").asText()).toInstant(),
        text(json, "datacontenttype"),
        text(json, "dataschema"),
        extensions,
        text(json, "data_base64").map(data -> Payload.of(Base64.getDecoder().decode(data))));
  }

  private static Object scalar(JsonNode value) {
    if (value.isInt()) {
      return value.intValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }
}
