package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table that is made of nothing but the events of a source, in their order. One thread. */
final class TableReplay {
  private final SortedMap<Long, JsonNode> rows = new TreeMap<>();
  private final boolean everyVersion;

  /**
   * An empty table.
   *
   * @param everyVersion whether each change must follow the one before it, or some may be missing
   */
  TableReplay(boolean everyVersion) {
    this.everyVersion = everyVersion;
  }

  /** Plays the data of events. */
  TableReplay play(List<JsonNode> changes) {
    changes.forEach(this::play);
    return this;
  }

  private void play(JsonNode change) {
    long id = change.path("key").path("id").asLong();
    var after = change.path("after");
    var before = rows.get(id);
    switch (change.path("operation").asText()) {
      case "insert" -> {
        assertThat(before).as("there already: %s", change).isNull();
        rows.put(id, after);
      }
      case "update" -> {
        var was = Objects.requireNonNull(before, () -> "not there: " + change);
        if (everyVersion) {
          assertThat(after.path("version").asInt())
              .as("%s after %s", change, was)
              .isEqualTo(was.path("version").asInt() + 1);
        }
        rows.put(id, after);
      }
      case "delete" -> {
        assertThat(before).as("not there: %s", change).isNotNull();
        rows.remove(id);
      }
      default -> throw new AssertionError("unexpected: " + change);
    }
  }

  /** Its rows as {@code id:version:note}, in order of id. */
  List<String> rows() {
    return rows.values().stream()
        .map(
            row ->
                "%d:%d:%s"
                    .formatted(
                        row.path("id").asLong(),
                        row.path("version").asInt(),
                        row.path("note").asText()))
        .toList();
  }
}
