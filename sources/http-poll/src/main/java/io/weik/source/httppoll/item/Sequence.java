package io.weik.source.httppoll.item;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of the last poll that went to its end, in their order, by the hashes of their bytes.
 * Most of the time a poll finds the same items in the same order, and then each is known by one
 * comparison, without a look-up that waits for memory. One poll, one thread.
 */
final class Sequence {
  private static final int LOOK_AHEAD = 8;
  private static final int PATIENCE = 4;
  private static final long NO_ID = 1;
  private static final int BITS = 12;
  private static final int CHUNK = 1 << BITS;

  private final List<long @Nullable []> last;
  private final int lastSize;
  private final List<long[]> next = new ArrayList<>();
  private long[] open = new long[0];
  private int nextSize;
  private int at;
  private int strays;
  private boolean hadNoId;

  private Sequence(List<long[]> last, int lastSize) {
    this.last = new ArrayList<>(last);
    this.lastSize = lastSize;
  }

  /** The first one, which knows nothing. */
  static Sequence empty() {
    return new Sequence(List.of(), 0);
  }

  /** The one for the poll after this, which went to its end. */
  Sequence following() {
    return new Sequence(next, nextSize);
  }

  /** Whether the item comes next, but for a few that may be gone; if so it is recorded. */
  boolean continuesWith(long hash) {
    int limit = Math.min(lastSize, at + 1 + LOOK_AHEAD);
    for (int place = at; place < limit; place++) {
      long found = hash(place);
      if (((found ^ hash) & ~NO_ID) == 0) {
        moveTo(place + 1);
        strays = 0;
        hadNoId = (found & NO_ID) != 0;
        record(hash, hadNoId);
        return true;
      }
    }
    return false;
  }

  /** Whether the item that was recorded last had no id. */
  boolean hadNoId() {
    return hadNoId;
  }

  private long hash(int place) {
    var chunk = last.get(place >> BITS);
    return chunk == null ? 0 : chunk[place & (CHUNK - 1)];
  }

  private void moveTo(int place) {
    if (place >> BITS > at >> BITS) {
      last.set(at >> BITS, null);
    }
    at = place;
  }

  /** A known item stands elsewhere than it did; when many do, the place is searched further on. */
  void stray() {
    if (++strays > PATIENCE && at + 1 + LOOK_AHEAD < lastSize) {
      moveTo(at + 1 + LOOK_AHEAD);
    }
  }

  /** Records an item as the next of this poll. */
  void record(long hash, boolean hasNoId) {
    int place = nextSize++ & (CHUNK - 1);
    if (place == 0) {
      open = new long[CHUNK];
      next.add(open);
    }
    open[place] = hasNoId ? hash | NO_ID : hash & ~NO_ID;
    hadNoId = hasNoId;
  }
}
