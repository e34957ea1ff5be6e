package io.weik.testkit;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import io.weik.runtime.Append;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Events for tests. */
public final class Events {
  private Events() {}

  /** An event with this id and text as its data. */
  public static Event event(String id, String data) {
    return event(id, Payload.ofText(data));
  }

  /** An event with this id and data. */
  public static Event event(String id, Payload data) {
    return new Event(
        id,
        "/tests",
        "io.weik.test",
        Optional.empty(),
        Instant.parse("2026-01-02T03:04:05.678901234Z"),
        Optional.of("text/plain"),
        Optional.empty(),
        new TreeMap<>(),
        Optional.of(data));
  }

  /** An event whose id is its duplicate key. */
  public static Append keyed(String id) {
    return new Append(event(id, "data of " + id), Optional.of(id));
  }

  /** An event with another duplicate key than its id. */
  public static Append keyed(String id, String duplicateKey) {
    return new Append(event(id, "data of " + id), Optional.of(duplicateKey));
  }

  /** An event that needs no look for duplicates. */
  public static Append fresh(String id) {
    return new Append(event(id, "data of " + id), Optional.empty());
  }

  /** Keyed events with the ids {@code e<from>} to {@code e<to>}. */
  public static List<Append> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> keyed("e" + number)).toList();
  }

  /** A change that stores a text. */
  public static StateChange put(String key, String value) {
    return new StateChange.Put(key, Payload.ofText(value));
  }
}
