package io.weik.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One event: a CloudEvent 1.0. Immutable.
 *
 * @param id unique within the stream of the source that emitted it
 * @param source URI reference of what happened where; the spec's {@code EventSource}
 * @param type the spec's {@code EventType}, in reverse DNS notation
 * @param subject what the event is about, within its source
 * @param time when it happened in the outside world, as far as that is known
 * @param dataContentType media type of {@code data}
 * @param dataSchema URI of a schema of {@code data}
 * @param extensions further attributes; values are {@link String}, {@link Integer} or {@link
 *     Boolean}
 * @param data the payload bytes as they came; empty when the event has no data
 */
public record Event(
    String id,
    String source,
    String type,
    Optional<String> subject,
    Instant time,
    Optional<String> dataContentType,
    Optional<String> dataSchema,
    SortedMap<String, Object> extensions,
    Optional<Payload> data) {

  /** Checks what CloudEvents requires; the extensions are copied. */
  public Event {
    requireText("id", id);
    requireText("source", source);
    requireText("type", type);
    extensions = Extensions.checked(extensions);
  }

  /** A copy of this event whose extensions are {@code replacement}. */
  public Event withExtensions(Map<String, ?> replacement) {
    return new Event(
        id,
        source,
        type,
        subject,
        time,
        dataContentType,
        dataSchema,
        Extensions.checked(replacement),
        data);
  }

  /** The extension {@code name} in its text form, if the event has it. */
  public Optional<String> extension(String name) {
    return Optional.ofNullable(extensions.get(name)).map(Object::toString);
  }

  private static void requireText(String attribute, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(attribute + " of an event: empty (expected: text)");
    }
  }
}
