package io.weik.source.database.postgres;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.Emitter;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.List;

/** Events that are to be stored together, with how far the log is then. One thread. */
final class Batch {
  /** The key of the state that holds the position. */
  static final String POSITION = "log/position";

  private static final long MOST_BYTES = 4L << 20;

  private final Emitter emitter;
  private final int most;
  private List<EventDraft> drafts = new ArrayList<>();
  private long bytes;

  /**
   * Empty at first.
   *
   * @param most how many events it takes
   */
  Batch(Emitter emitter, int most) {
    this.emitter = emitter;
    this.most = most;
  }

  void add(EventDraft draft) {
    drafts.add(draft);
    bytes += draft.data().map(Payload::size).orElse(0);
  }

  boolean isFull() {
    return drafts.size() >= most || bytes >= MOST_BYTES;
  }

  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** Stores them and the position; it is empty then. */
  void store(Position position) throws InterruptedException {
    emitter.emit(drafts, new StateChange.Put(POSITION, Payload.ofText(position.text())));
    drafts = new ArrayList<>();
    bytes = 0;
  }
}
