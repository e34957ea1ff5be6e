package io.weik.source.filewatch.watch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * First halves of renames whose second half may still come. The kernel tells both in one go, though
 * not without other events between, so that a short wait is enough. By the thread that dispatches.
 */
final class Moves {
  static final long LONGEST_NANOS = 50_000_000;
  private static final int MOST = 64;

  private final Deque<Half> halves = new ArrayDeque<>();
  private final Consumer<Half> alone;

  /** What was moved away, when. */
  record Half(int cookie, Path from, boolean folder, long nanos) {}

  /**
   * @param alone gets what was moved to where nobody watches
   */
  Moves(Consumer<Half> alone) {
    this.alone = alone;
  }

  void from(Half half) {
    halves.add(half);
    if (halves.size() > MOST) {
      alone.accept(halves.remove());
    }
  }

  /** Where that came from which arrived with this cookie. */
  Optional<Path> to(int cookie) {
    Iterator<Half> each = halves.iterator();
    while (each.hasNext()) {
      Half half = each.next();
      if (half.cookie == cookie) {
        each.remove();
        return Optional.of(half.from);
      }
    }
    return Optional.empty();
  }

  /** The name is used anew: whoever had it before is gone, and that must be told first. */
  void reused(Path name) {
    if (!halves.isEmpty()) {
      release(half -> half.from.equals(name));
    }
  }

  void expire(long now) {
    release(half -> now - half.nanos >= LONGEST_NANOS);
  }

  boolean isEmpty() {
    return halves.isEmpty();
  }

  void clear() {
    halves.clear();
  }

  private void release(Predicate<Half> which) {
    Iterator<Half> each = halves.iterator();
    while (each.hasNext()) {
      Half half = each.next();
      if (which.test(half)) {
        each.remove();
        alone.accept(half);
      }
    }
  }
}
