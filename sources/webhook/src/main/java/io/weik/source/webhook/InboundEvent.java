package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A CloudEvent on its way in: its attributes as they are found. The event that is made of it has
 * the type and source of the resource; its own ones become the extensions {@value #ORIGIN_TYPE} and
 * {@value #ORIGIN_SOURCE}. One thread.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents
 *     attributes</a>
 */
final class InboundEvent {
  static final String ORIGIN_TYPE = "origintype";
  static final String ORIGIN_SOURCE = "originsource";

  private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1,512}");
  private static final Pattern SOURCE = Pattern.compile("[^\\p{Cntrl}\\s]{1,2048}");

  private final TreeMap<String, Object> attributes = new TreeMap<>();

  /** Takes an attribute; {@code value} is a text, an integer or a boolean. */
  void put(String name, Object value) {
    if (!Extensions.isName(name) || name.equals("data")) {
      throw RefusedException.malformed(
          "not a CloudEvent: the name of an attribute is not lower-case letters and digits");
    }
    if (attributes.put(name, value) != null) {
      throw RefusedException.malformed("not a CloudEvent: an attribute is there twice");
    }
  }

  /** What the attribute says of the data's type, without removing it. */
  Optional<String> dataContentType() {
    return Optional.ofNullable(attributes.get("datacontenttype")).map(Object::toString);
  }

  /** The draft of the event; may be called once. */
  EventDraft draft(Optional<String> dataContentType, Optional<Payload> data) {
    if (!required("specversion").equals("1.0")) {
      throw RefusedException.malformed("not a CloudEvent of version 1.0: specversion");
    }
    var id = matching("id", ID);
    var source = matching("source", SOURCE);
    var type = required("type");
    var subject = text("subject");
    var time = text("time").map(InboundEvent::instant);
    var schema = text("dataschema");
    attributes.remove("datacontenttype");
    attributes.remove(Extensions.VARIABLES);
    attributes.put(ORIGIN_TYPE, type);
    attributes.put(ORIGIN_SOURCE, source);
    return new EventDraft(
        Optional.of(id),
        Optional.of(source + " " + id),
        subject,
        time,
        dataContentType,
        schema,
        attributes,
        data);
  }

  private String required(String name) {
    return text(name).orElseThrow(() -> RefusedException.malformed("not a CloudEvent: no " + name));
  }

  private String matching(String name, Pattern form) {
    var value = required(name);
    if (!form.matcher(value).matches()) {
      throw RefusedException.malformed("not a CloudEvent: " + name + " is not one");
    }
    return value;
  }

  private Optional<String> text(String name) {
    return switch (attributes.remove(name)) {
      case null -> Optional.empty();
      case String text when !text.isEmpty() -> Optional.of(text);
      default -> throw RefusedException.malformed("not a CloudEvent: " + name + " is not a text");
    };
  }

  private static Instant instant(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException _) {
      throw RefusedException.malformed("not a CloudEvent: time is not one of RFC 3339");
    }
  }
}
