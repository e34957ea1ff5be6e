package io.weik.source.database.poll.state;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and changes of state that are to be stored together. One thread. */
public final class Batch {
  private static final int FULL_EVENTS = 10_000;
  private static final long FULL_BYTES = 8L << 20;
  private static final int EVENT_BYTES = 200;

  private final List<EventDraft> drafts = new ArrayList<>();
  private final Map<String, StateChange> changes = new LinkedHashMap<>();
  private long bytes;

  /** Adds an event. */
  public void add(EventDraft draft) {
    drafts.add(draft);
    bytes += EVENT_BYTES + draft.data().map(Payload::size).orElse(0);
  }

  /** Adds a change, in place of another of the same key. */
  public void add(StateChange change) {
    bytes += size(change);
    var before = changes.put(change.key(), change);
    if (before != null) {
      bytes -= size(before);
    }
  }

  private static int size(StateChange change) {
    return switch (change) {
      case StateChange.Put(var key, var value) -> key.length() + value.size();
      case StateChange.Delete(var key) -> key.length();
    };
  }

  /** Adds all of another, which is empty then. */
  public void take(Batch other) {
    other.drafts.forEach(this::add);
    other.changes.values().forEach(this::add);
    other.clear();
  }

  /** The change of a key; null when there is none. */
  public @Nullable StateChange change(String key) {
    return changes.get(key);
  }

  /** Whether it is so much that it had better be stored before more is added. */
  public boolean isFull(Batch besides) {
    return drafts.size() + besides.drafts.size() >= FULL_EVENTS
        || bytes + besides.bytes >= FULL_BYTES;
  }

  /** Whether there is nothing to store. */
  public boolean isEmpty() {
    return drafts.isEmpty() && changes.isEmpty();
  }

  /** The events, in the order in which they came. */
  public List<EventDraft> drafts() {
    return List.copyOf(drafts);
  }

  /** The changes. */
  public StateChange[] changes() {
    return changes.values().toArray(StateChange[]::new);
  }

  /** Takes everything away. */
  public void clear() {
    drafts.clear();
    changes.clear();
    bytes = 0;
  }
}
