package io.weik.runtime;

import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How far one flow is in a stream, kept in memory and handed over to be stored now and then. Safe
 * for use by several threads.
 */
final class Progress {
  private static final int STORE_EVERY = 256;
  private static final int MANY_OPEN = 1000;
  private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StateStore states;
  private final String key;
  private final boolean durable;
  private final Set<Task> open = new LinkedHashSet<>();
  private final List<StateChange> together = new ArrayList<>();
  private long frontier;
  private int changes;
  private long storedAt = System.nanoTime() - SELDOM_NANOS;

  private Progress(StateStore states, String key, boolean durable, long frontier) {
    this.states = states;
    this.key = key;
    this.durable = durable;
    this.frontier = frontier;
  }

  /** Progress that is stored under a key and begins at {@code frontier}. */
  static Progress durable(StateStore states, String key, long frontier) {
    return new Progress(states, key, true, frontier);
  }

  /** Progress that nobody remembers. */
  static Progress forgotten(StateStore states, long frontier) {
    return new Progress(states, "", false, frontier);
  }

  boolean isDurable() {
    return durable;
  }

  /** The last position that has been read. */
  synchronized long frontier() {
    return frontier;
  }

  /** The position up to which everything is done. */
  synchronized long position() {
    return open.isEmpty() ? frontier : open.iterator().next().position - 1;
  }

  synchronized int open() {
    return open.size();
  }

  /** Everything up to {@code position} has been read; of the new part these are to be done. */
  synchronized void read(long position, List<Task> tasks) {
    open.addAll(tasks);
    frontier = Math.max(frontier, position);
    changes++;
  }

  /** Nobody wants what is open any more. */
  synchronized void cancel() {
    open.forEach(Task::cancel);
  }

  /** A task is done. */
  synchronized void done(Task task) {
    open.remove(task);
    changes++;
  }

  /** As {@link #done}; the change is stored together with the progress. */
  synchronized void done(Task task, StateChange change) {
    done(task);
    together.add(change);
  }

  /** Something that is to be stored together with the progress. */
  synchronized void also(StateChange change) {
    together.add(change);
    changes++;
  }

  /**
   * Hands the progress over to be stored soon; a crash before that means delivering again.
   *
   * @param now false to do so only when much has changed
   * @throws io.weik.api.source.StoreUnavailableException when the store cannot take it: to be
   *     called again later
   */
  synchronized void store(boolean now) throws InterruptedException {
    if (!durable || changes == 0 || (!now && changes < STORE_EVERY)) {
      return;
    }
    storedAt = System.nanoTime();
    states.writeSoon(all());
    together.clear();
    changes = 0;
  }

  /** As {@link #store} at once, but seldom while it is long. */
  synchronized void rest() throws InterruptedException {
    boolean due = System.nanoTime() - storedAt >= SELDOM_NANOS;
    store(open.size() < MANY_OPEN || due);
  }

  /** Stores it; durable, and seen by whoever asks the store, when this returns. */
  synchronized void finish() throws InterruptedException {
    if (durable) {
      states.write(all());
      together.clear();
      changes = 0;
    }
  }

  private List<StateChange> all() {
    var positions = open.stream().map(task -> task.position).toList();
    var all = new ArrayList<>(together);
    all.add(StateKeys.putText(key, new Place(frontier, positions).text()));
    return all;
  }
}
