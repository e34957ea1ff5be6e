package io.weik.source.filewatch;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.Emitter;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.List;

/** Events and changes of the listing that are stored together. */
final class Batch {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_CHANGES = 2_000;
  private static final long MOST_BYTES = 1 << 20;

  /** Is told where events are. */
  interface Positions {
    /** The event about the file at a relative path is stored at a position of the stream. */
    void stored(String path, long position);
  }

  private final Emitter emitter;
  private final Positions positions;
  private final List<EventDraft> drafts = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final List<StateChange> changes = new ArrayList<>();
  private long bytes;

  Batch(Emitter emitter, Positions positions) {
    this.emitter = emitter;
    this.positions = positions;
  }

  /** Adds an event about the file at a relative path. */
  void add(String path, EventDraft draft) {
    drafts.add(draft);
    paths.add(path);
    bytes += draft.data().map(Payload::size).orElse(0);
  }

  void add(StateChange change) {
    changes.add(change);
  }

  /** Stores what was added, once it is enough for one write. */
  void flushWhenFull() throws InterruptedException {
    if (drafts.size() >= MOST_EVENTS || changes.size() >= MOST_CHANGES || bytes >= MOST_BYTES) {
      flush();
    }
  }

  /** Stores what was added, in one atomic write. */
  void flush() throws InterruptedException {
    if (drafts.isEmpty() && changes.isEmpty()) {
      return;
    }
    var stored = emitter.emit(List.copyOf(drafts), changes.toArray(StateChange[]::new)).events();
    for (int i = 0; i < stored.size(); i++) {
      positions.stored(paths.get(i), stored.get(i).position());
    }
    clear();
  }

  /** Drops what was added: nothing of it was stored. */
  void clear() {
    drafts.clear();
    paths.clear();
    changes.clear();
    bytes = 0;
  }
}
