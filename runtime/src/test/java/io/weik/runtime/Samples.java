package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Events for tests. */
final class Samples {
  private Samples() {}

  static Event event(String contentType, String data) {
    return event(contentType, Payload.ofText(data), Map.of());
  }

  static Event event(String contentType, Payload data, Map<String, Object> extensions) {
    return new Event(
        "A-1",
        "/services/orders",
        "com.example.orders.created",
        Optional.of("/orders/12345"),
        Instant.parse("2026-01-15T10:30:00.5Z"),
        Optional.of(contentType),
        Optional.empty(),
        new TreeMap<>(extensions),
        Optional.of(data));
  }
}
