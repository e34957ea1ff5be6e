package io.weik.source.database.postgres;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import java.util.ArrayList;
import java.util.List;

/** Events that are to be stored together. One thread. */
final class Batch {
  private static final long MOST_BYTES = 4L << 20;

  private final int most;
  private List<EventDraft> drafts = new ArrayList<>();
  private long bytes;

  /**
   * Empty at first.
   *
   * @param most how many events it takes
   */
  Batch(int most) {
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

  /** Takes out all events; it is empty then. */
  List<EventDraft> take() {
    var taken = drafts;
    drafts = new ArrayList<>();
    bytes = 0;
    return taken;
  }
}
