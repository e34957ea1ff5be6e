package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table made again of its events, which must be without holes: each begins where one ended. */
final class Replay {
  private final Map<Integer, JsonNode> rows = new TreeMap<>();

  static Map<Integer, JsonNode> of(List<JsonNode> events) {
    var replay = new Replay();
    events.forEach(replay::apply);
    return replay.rows;
  }

  private void apply(JsonNode event) {
    int id = event.at("/key/id").asInt();
    var before = event.get("before");
    if (before.isNull()) {
      assertThat(rows).as("insert of %s", event).doesNotContainKey(id);
    } else {
      assertThat(rows.get(id)).as("before of %s", event).isEqualTo(before);
    }
    if (event.get("after").isNull()) {
      rows.remove(id);
    } else {
      rows.put(id, event.get("after"));
    }
  }
}
