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
 * @param life how many times the log was lost and begun anew; what comes from there on is not what
 *     came before, although the server may count from the beginning again
 * @param reading whether rows are to be read that the log has not
 * @param shapesKnown whether {@link Shapes} are complete as of this position
 * @param offset the connector's own terms for it
 */
record StoredPosition(
    String watched,
    String server,
    long life,
    boolean reading,
    boolean shapesKnown,
    Map<String, Object> offset) {
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
          all.get("life") instanceof Long life ? life : 0,
          Boolean.TRUE.equals(all.get("reading")),
          Boolean.TRUE.equals(all.get("shapesKnown")),
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
    all.put("life", life);
    all.put("reading", reading);
    all.put("shapesKnown", shapesKnown);
    all.put("offset", offset);
    try {
      return new StateChange.Put(KEY, Payload.of(JSON.writeValueAsBytes(all)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Further on in the log. */
  StoredPosition at(Map<String, ?> newOffset) {
    return new StoredPosition(watched, server, life, reading, true, new LinkedHashMap<>(newOffset));
  }

  /** In the log of another server that is the same, as after a failover. */
  StoredPosition on(String newServer) {
    return new StoredPosition(watched, newServer, life, reading, shapesKnown, offset);
  }

  /** With rows still to be read, or not. */
  StoredPosition reading(boolean newReading) {
    return new StoredPosition(watched, server, life, newReading, shapesKnown, offset);
  }

  /** With shapes that are there, or that the connector is to find. */
  StoredPosition shaped(boolean known) {
    return new StoredPosition(watched, server, life, reading, known, offset);
  }

  /** What tells this log from others and from itself before it was lost. */
  String log() {
    return life == 0 ? server : server + ":" + life;
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
