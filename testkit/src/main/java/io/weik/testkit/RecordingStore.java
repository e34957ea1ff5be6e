package io.weik.testkit;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stream and the state of one source in memory, with the runtime's rule for duplicates, and
 * with every way in which a store can let a source down. Safe for use by several threads.
 */
final class RecordingStore implements Emitter {
  private static final Comparator<String> UTF_8_ORDER =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final List<EventDraft> drafts = new ArrayList<>();
  private final Map<String, Emitted.One> known = new HashMap<>();
  private final SortedMap<String, Payload> state = new TreeMap<>(UTF_8_ORDER);
  private final boolean keepsChanges;
  private Optional<Outage> outage = Optional.empty();
  private boolean full;
  private int blocked;

  /**
   * @param left how many emits the store still takes
   * @param answersLast whether the last of them is told to have been taken
   */
  private record Outage(int left, boolean answersLast, RuntimeException reason) {}

  RecordingStore(boolean keepsChanges) {
    this.keepsChanges = keepsChanges;
  }

  /** A store that holds the same, works, and takes changes unless they are to be dropped. */
  synchronized RecordingStore copy(boolean withEvents, boolean keepingChanges) {
    var copy = new RecordingStore(keepingChanges);
    copy.state.putAll(state);
    if (withEvents) {
      copy.drafts.addAll(drafts);
      copy.known.putAll(known);
    }
    return copy;
  }

  @Override
  public synchronized Emitted emit(List<EventDraft> given, StateChange... changes)
      throws InterruptedException {
    awaitRoom();
    var now = outage;
    outage = now.map(one -> new Outage(one.left() - 1, one.answersLast(), one.reason()));
    if (now.isPresent() && now.get().left() <= 0) {
      throw now.get().reason();
    }
    if (keepsChanges) {
      change(changes);
    }
    var emitted = new Emitted(given.stream().map(this::store).toList());
    if (now.isPresent() && now.get().left() == 1 && !now.get().answersLast()) {
      throw now.get().reason();
    }
    return emitted;
  }

  private void awaitRoom() throws InterruptedException {
    blocked++;
    try {
      while (full) {
        wait();
      }
    } finally {
      blocked--;
    }
  }

  private void change(StateChange... changes) {
    for (var change : changes) {
      switch (change) {
        case StateChange.Put(var key, var value) -> state.put(key, value);
        case StateChange.Delete(var key) -> state.remove(key);
      }
    }
  }

  private Emitted.One store(EventDraft draft) {
    long position = drafts.size();
    var id = draft.id().orElse("generated-" + position);
    var key = draft.duplicateKey().orElse(id);
    var before = known.get(key);
    if (before != null) {
      return new Emitted.One(before.id(), before.position(), true);
    }
    drafts.add(draft);
    var stored = new Emitted.One(id, position, false);
    known.put(key, stored);
    return stored;
  }

  synchronized void failAfter(int taken, boolean answersLast, RuntimeException reason) {
    outage = Optional.of(new Outage(taken, answersLast, reason));
  }

  synchronized void fill() {
    full = true;
  }

  synchronized void work() {
    outage = Optional.empty();
    full = false;
    notifyAll();
  }

  synchronized void forgetIds() {
    known.clear();
  }

  synchronized boolean blocks() {
    return full && blocked > 0;
  }

  synchronized List<EventDraft> drafts() {
    return List.copyOf(drafts);
  }

  synchronized Optional<Payload> state(String key) {
    return Optional.ofNullable(state.get(key));
  }

  synchronized List<StateEntry> states(String prefix, String after, int limit) {
    return state.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> UTF_8_ORDER.compare(entry.getKey(), after) > 0)
        .limit(limit)
        .map(entry -> new StateEntry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
