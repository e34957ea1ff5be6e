package io.weik.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source knows of an event before it is emitted. The runtime adds type and source from the
 * resource, and whatever is absent here: a UUIDv7 for the id, the resource's subject, the present
 * for the time.
 *
 * @param id deterministic id of the event; the runtime drops an id that the stream already holds
 * @param duplicateKey what to compare instead of the id when the outside world's ids are not unique
 *     by themselves; absent means the id itself
 * @param values what stands for those placeholders in the resource's EventType and Subject that its
 *     type fills, as {@code operation} and {@code insert}
 */
public record EventDraft(
    Optional<String> id,
    Optional<String> duplicateKey,
    Optional<String> subject,
    Optional<Instant> time,
    Optional<String> dataContentType,
    Optional<String> dataSchema,
    SortedMap<String, Object> extensions,
    Optional<Payload> data,
    Map<String, String> values) {

  /** Checks the extensions and copies them. */
  public EventDraft {
    extensions = Extensions.checked(extensions);
    values = Map.copyOf(values);
  }

  /** A draft without values for placeholders. */
  public EventDraft(
      Optional<String> id,
      Optional<String> duplicateKey,
      Optional<String> subject,
      Optional<Instant> time,
      Optional<String> dataContentType,
      Optional<String> dataSchema,
      SortedMap<String, Object> extensions,
      Optional<Payload> data) {
    this(id, duplicateKey, subject, time, dataContentType, dataSchema, extensions, data, Map.of());
  }

  /** A draft with data of the given media type and nothing else yet. */
  public static EventDraft of(String dataContentType, Payload data) {
    return new EventDraft(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(dataContentType),
        Optional.empty(),
        new TreeMap<>(),
        Optional.of(data));
  }

  /** A copy with this id. */
  public EventDraft withId(String newId) {
    return new EventDraft(
        Optional.of(newId),
        duplicateKey,
        subject,
        time,
        dataContentType,
        dataSchema,
        extensions,
        data,
        values);
  }

  /** A copy whose duplicates are told by {@code key} instead of by the id. */
  public EventDraft withDuplicateKey(String key) {
    return new EventDraft(
        id, Optional.of(key), subject, time, dataContentType, dataSchema, extensions, data, values);
  }

  /** A copy with this subject. */
  public EventDraft withSubject(String newSubject) {
    return new EventDraft(
        id,
        duplicateKey,
        Optional.of(newSubject),
        time,
        dataContentType,
        dataSchema,
        extensions,
        data,
        values);
  }

  /** A copy with this event time. */
  public EventDraft withTime(Instant newTime) {
    return new EventDraft(
        id,
        duplicateKey,
        subject,
        Optional.of(newTime),
        dataContentType,
        dataSchema,
        extensions,
        data,
        values);
  }

  /** A copy with these extensions in place of the present ones. */
  public EventDraft withExtensions(Map<String, ?> replacement) {
    return new EventDraft(
        id,
        duplicateKey,
        subject,
        time,
        dataContentType,
        dataSchema,
        Extensions.checked(replacement),
        data,
        values);
  }

  /** A copy that fills the placeholders of the resource's EventType and Subject with these. */
  public EventDraft withValues(Map<String, String> newValues) {
    return new EventDraft(
        id, duplicateKey, subject, time, dataContentType, dataSchema, extensions, data, newValues);
  }
}
