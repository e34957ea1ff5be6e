package io.weik.source.filewatch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.source.filewatch.content.Content;
import io.weik.source.filewatch.content.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Makes drafts of what happened to files. */
final class EventMaker {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long NANOSECONDS = 1_000_000_000L;
  private static final int ROOM = 512;

  private final Root root;
  private final Clock clock;

  EventMaker(Root root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /** Writes a part of the data. */
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /** A file that is there, as one event. */
  EventDraft whole(Subject subject, Ownership.Facts facts, Content content) {
    var data =
        data(
            subject,
            json -> {
              facts(json, facts);
              content(json, content);
            });
    return draft(subject, data, EventId.of(root.text(subject.path()), subject.state()))
        .withTime(time(subject.state().modified()));
  }

  /** One row of a file that is there. */
  EventDraft row(Subject subject, Ownership.Facts facts, Row row) {
    var data =
        data(
            subject,
            json -> {
              facts(json, facts);
              json.writeNumberField("row", row.number());
              content(json, row.content());
            });
    var file = EventId.of(root.text(subject.path()), subject.state());
    return draft(subject, data, file + "-" + row.number())
        .withTime(time(subject.state().modified()));
  }

  /** A file that is gone. */
  EventDraft deleted(Subject subject) {
    var id = EventId.deleted(root.text(subject.path()), subject.state());
    return draft(subject, data(subject, _ -> {}), id).withTime(clock.instant());
  }

  private static EventDraft draft(Subject subject, Payload data, String id) {
    return EventDraft.of("application/json", data)
        .withId(id)
        .withExtensions(Map.of(Extensions.PARTITION_KEY, key(subject.path())));
  }

  private Payload data(Subject subject, Part rest) {
    var bytes = new ByteArrayOutputStream(ROOM);
    try (var json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      var name = subject.path().substring(subject.path().lastIndexOf('/') + 1);
      json.writeStringField("path", root.text(subject.path()));
      json.writeStringField("relativePath", subject.path());
      json.writeStringField("name", name);
      json.writeStringField("change", subject.change().word());
      if (subject.oldPath().isPresent()) {
        json.writeStringField("oldPath", root.text(subject.oldPath().get()));
      }
      json.writeNumberField("size", subject.state().size());
      json.writeStringField("modified", time(subject.state().modified()).toString());
      json.writeStringField("mediaType", MediaTypes.of(name));
      if (!subject.state().hash().isEmpty()) {
        json.writeStringField("sha256", subject.state().hash());
      }
      rest.write(json);
      json.writeEndObject();
    } catch (IOException broken) {
      throw new UncheckedIOException("an event that cannot be written as JSON", broken);
    }
    return Payload.of(bytes.toByteArray());
  }

  private static void facts(JsonGenerator json, Ownership.Facts facts) throws IOException {
    json.writeStringField("created", facts.created().toString());
    json.writeStringField("owner", facts.owner());
    json.writeStringField("group", facts.group());
    json.writeStringField("permissions", facts.permissions());
  }

  private static void content(JsonGenerator json, Content content) throws IOException {
    switch (content) {
      case Content.None() -> {}
      case Content.Text(var text) -> json.writeStringField("content", text);
      case Content.Json(var value) -> {
        json.writeFieldName("content");
        json.writeTree(value);
      }
      case Content.Omitted(var why) -> json.writeStringField("contentOmitted", why);
    }
  }

  private static Instant time(long nanoseconds) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanoseconds, NANOSECONDS), Math.floorMod(nanoseconds, NANOSECONDS));
  }

  /** CloudEvents allows no control characters in attributes; names of files may have them. */
  private static String key(String path) {
    if (path.chars().noneMatch(Character::isISOControl)) {
      return path;
    }
    var key = new StringBuilder();
    path.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                key.append("%%%02X".formatted(c));
              } else {
                key.append((char) c);
              }
            });
    return key.toString();
  }
}
