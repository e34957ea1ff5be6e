package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the state store each thing lives. Resource names hold no slash, so keys cannot clash.
 */
final class StateKeys {
  static final String DEAD_LETTERS = "deadletter/";
  static final String CURSORS = "cursor/";
  static final String RETRIES = "retry/";
  static final String REPLAYS = "replay/";

  private StateKeys() {}

  /** A source's own state. */
  static String ofSource(String source, String key) {
    return "source/" + source + "/" + key;
  }

  /** Changes of a source's own state under their full keys. */
  static List<StateChange> ofSource(String source, StateChange... changes) {
    if (changes.length == 0) {
      return List.of();
    }
    var full = new ArrayList<StateChange>(changes.length);
    for (var change : changes) {
      var key = ofSource(source, change.key());
      full.add(
          switch (change) {
            case StateChange.Put(_, var value) -> new StateChange.Put(key, value);
            case StateChange.Delete _ -> new StateChange.Delete(key);
          });
    }
    return full;
  }

  /** Where a subscription began in its source's stream. */
  static String start(String subscription, String source) {
    return cursors(subscription) + source;
  }

  /** The position up to which a flow has had a subscription's events. */
  static String cursor(String subscription, String source, String flow) {
    return start(subscription, source) + "/" + flow;
  }

  /** Whether this key of a cursor is that of a flow, and not of where a subscription began. */
  static boolean isOfFlow(String key) {
    return key.chars().filter(c -> c == '/').count() == 3;
  }

  /** What all cursors of a subscription start with. */
  static String cursors(String subscription) {
    return CURSORS + subscription + "/";
  }

  /** What all memories of failed events of a subscription start with. */
  static String retries(String subscription) {
    return RETRIES + subscription + "/";
  }

  /**
   * What the memories of failed events of one feed start with; the position follows.
   *
   * @param feed {@code live}, or the id of a replay
   */
  static String retries(String subscription, String source, String flow, String feed) {
    return retries(subscription) + source + "/" + flow + "/" + feed + "/";
  }

  /** Whether a memory of a failed event is of this flow. */
  static boolean isRetryOf(String flow, String key) {
    return key.split("/", -1)[3].equals(flow);
  }

  /** A replay, by its id. */
  static String replay(String id) {
    return REPLAYS + id;
  }

  /** How far a replay is with one flow. */
  static String replay(String id, String flow) {
    return "replayed/" + id + "/" + flow;
  }

  /** Whether a person started or stopped something, as {@code desired/flow/pushes}. */
  static String desired(String what, String name) {
    return "desired/" + what + "/" + name;
  }

  static String deadLetter(String id) {
    return DEAD_LETTERS + id;
  }

  static StateChange delete(String key) {
    return new StateChange.Delete(key);
  }

  static StateChange putNumber(String key, long value) {
    return new StateChange.Put(key, Payload.ofText(Long.toString(value)));
  }

  static StateChange putText(String key, String value) {
    return new StateChange.Put(key, Payload.ofText(value));
  }
}
