package io.weik.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import io.weik.runtime.DeadLetter.FailedTry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is remembered over a restart of events that failed and are not done yet. */
final class Tries {
  private static final int PAGE = 500;

  private final StateStore states;
  private final String prefix;
  private final Clock clock;

  /**
   * Those below one place in the state store.
   *
   * @param prefix what their keys start with; the rest is the position
   */
  Tries(StateStore states, String prefix, Clock clock) {
    this.states = states;
    this.prefix = prefix;
    this.clock = clock;
  }

  /** What is remembered of one event. */
  sealed interface Memory {
    /** It waits for its next try. */
    record Waiting(List<FailedTry> failed, Instant due) implements Memory {}

    /** It became a dead letter. */
    record Settled() implements Memory {}
  }

  /** All of them by position. */
  Map<Long, Memory> all() {
    var found = new HashMap<Long, Memory>();
    var after = "";
    List<StateStore.Entry> page;
    do {
      page = states.scan(prefix, after, PAGE);
      for (var entry : page) {
        after = entry.key();
        found.put(Long.parseLong(after.substring(prefix.length())), memory(entry.value()));
      }
    } while (page.size() == PAGE);
    return found;
  }

  /** Remembers all tries of a task, and that it waits this long. */
  StateChange waits(Task task, Duration wait) {
    var json = EventData.JSON.createObjectNode();
    json.put("due", task.due.toString()).put("waitMillis", wait.toMillis());
    putTries(json, task.failed);
    return StateKeys.putText(key(task.position), json.toString());
  }

  /** Remembers that the task is done, until its progress is stored. */
  StateChange settled(Task task) {
    return StateKeys.putText(key(task.position), "{\"settled\":true}");
  }

  StateChange forget(long position) {
    return StateKeys.delete(key(position));
  }

  private String key(long position) {
    return prefix + position;
  }

  private Memory memory(Payload stored) {
    try {
      var json = EventData.JSON.readTree(stored.bytes());
      if (json.path("settled").asBoolean()) {
        return new Memory.Settled();
      }
      return new Memory.Waiting(tries(json.path("tries")), due(json));
    } catch (IOException damaged) {
      throw new IllegalStateException("failed tries are damaged: " + prefix, damaged);
    }
  }

  /** A clock that was set back must not make it wait longer than it was to. */
  private Instant due(JsonNode json) {
    var due = Instant.parse(json.path("due").asText());
    var latest = clock.instant().plusMillis(json.path("waitMillis").asLong());
    return due.isAfter(latest) ? latest : due;
  }

  static void putTries(ObjectNode json, List<FailedTry> tries) {
    var list = json.putArray("tries");
    tries.forEach(one -> list.addObject().put("at", one.at().toString()).put("error", one.error()));
  }

  static List<FailedTry> tries(JsonNode list) {
    var tries = new ArrayList<FailedTry>();
    list.forEach(
        one ->
            tries.add(
                new FailedTry(Instant.parse(one.path("at").asText()), one.path("error").asText())));
    return tries;
  }
}
