package io.weik.runtime;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that may be begun: those that were never tried and those that failed before, by turns, so
 * that neither keeps the other waiting. Guarded by the lock of its lanes.
 */
final class ReadyTasks {
  private final ArrayDeque<Task> fresh = new ArrayDeque<>();
  private final ArrayDeque<Task> again = new ArrayDeque<>();
  private boolean againNext;

  boolean isEmpty() {
    return fresh.isEmpty() && again.isEmpty();
  }

  int size() {
    return fresh.size() + again.size();
  }

  boolean hasFresh() {
    return !fresh.isEmpty();
  }

  void add(Task task) {
    (task.again ? again : fresh).addLast(task);
  }

  void addFirst(Task task) {
    fresh.addFirst(task);
  }

  void remove(Task task) {
    if (!fresh.remove(task)) {
      again.remove(task);
    }
  }

  /** The next one that the gate admits; null when there is none. */
  @Nullable Task poll(Lanes.Gate gate) {
    againNext = !againNext;
    if (againNext && !again.isEmpty() && gate.admits(false)) {
      return again.pollFirst();
    }
    if (!fresh.isEmpty() && gate.admits(true)) {
      return fresh.pollFirst();
    }
    return !again.isEmpty() && gate.admits(false) ? again.pollFirst() : null;
  }
}
