package io.weik.source.database.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has read a server's log, as it is kept in the source's state.
 *
 * @param watched what it reads from, as {@code db.example.com:3306/shop}
 * @param server the server's own mark, by which another one is told from it
 * @param schemaKnown whether {@link StateHistory} holds the shape of all tables as of this position
 * @param offset the connector's own terms for it
 */
record StoredPosition(
    String watched, String server, boolean schemaKnown, Map<String, Object> offset) {
  /** The state key of it. */
  static final String KEY = "log/position";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  /** What an earlier run stored. */
  static Optional<StoredPosition> of(SourceContext context) {
    return context.state(KEY).map(StoredPosition::parse);
  }

  @SuppressWarnings("unchecked")
  private static StoredPosition parse(Payload json) {
    try {
      var all = JSON.readValue(json.text(), OBJECT);
      return new StoredPosition(
          (String) all.getOrDefault("watched", ""),
          (String) all.getOrDefault("server", ""),
          Boolean.TRUE.equals(all.get("schemaKnown")),
          (Map<String, Object>) all.getOrDefault("offset", Map.of()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored position cannot be read", broken);
    }
  }

  /** The change of the state that stores it. */
  StateChange put() {
    var all = new LinkedHashMap<String, Object>();
    all.put("watched", watched);
    all.put("server", server);
    all.put("schemaKnown", schemaKnown);
    all.put("offset", offset);
    try {
      return new StateChange.Put(KEY, Payload.of(JSON.writeValueAsBytes(all)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same source further on. */
  StoredPosition at(Map<String, ?> newOffset) {
    return new StoredPosition(watched, server, true, new LinkedHashMap<>(newOffset));
  }

  /** A part of the offset in text; empty when it has none. */
  String text(String key) {
    @Nullable Object value = offset.get(key);
    return value == null ? "" : value.toString();
  }

  /** A part of the offset that is a number; 0 when it has none. */
  long number(String key) {
    return offset.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
