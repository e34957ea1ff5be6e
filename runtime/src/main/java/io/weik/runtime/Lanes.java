package io.weik.runtime;

import io.weik.api.event.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order by key: tasks of one key stand in one lane and only its head may be worked on,
 * until it is done. Counts who works, and says when another worker is needed. Safe for use by
 * several threads.
 */
final class Lanes {
  private static final int LOADED_EVENTS = 256;
  private static final int MOST_LOADED = 2 * LOADED_EVENTS;
  private static final long LOADED_BYTES = 2 << 20;
  private static final int MOST_OPEN = 20_000;
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, ArrayDeque<Task>> lanes = new HashMap<>();
  private final ReadyTasks ready = new ReadyTasks();
  private final Set<Task> postponed = new LinkedHashSet<>();
  private final int maxInFlight;
  private final boolean ordered;
  private final Budget budget;
  private final Gate gate;
  private final Runnable hire;
  private int workers;
  private int inFlight;
  private int open;
  private int loaded;
  private long loadedBytes;
  private boolean closed;

  /**
   * Empty lanes.
   *
   * @param hire brings one more worker, who calls {@link #take} until there is nothing to do
   */
  Lanes(int maxInFlight, boolean ordered, Budget budget, Gate gate, Runnable hire) {
    this.maxInFlight = maxInFlight;
    this.ordered = ordered;
    this.budget = budget;
    this.gate = gate;
    this.hire = hire;
  }

  /** Says whether a task may be begun just now. */
  @FunctionalInterface
  interface Gate {
    /** Called under the lock; once it has said yes, the task is begun. */
    boolean admits(boolean fresh);
  }

  /** How things stand at one moment. */
  record Load(int open, int inFlight, int held, List<Task> postponed) {}

  Load load() {
    lock.lock();
    try {
      int held = Math.max(0, open - inFlight - ready.size() - postponed.size());
      return new Load(open, inFlight, held, List.copyOf(postponed));
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until more tasks may be added; false once it is closed. */
  boolean awaitRoom() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      boolean quiet = false;
      while (!closed && !hasRoom(quiet)) {
        quiet = !changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is full of events that wait for others is read past, once nothing has moved for a while.
   */
  private boolean hasRoom(boolean quiet) {
    boolean idle = quiet && ready.isEmpty() && inFlight < maxInFlight;
    return open < MOST_OPEN && (open == 0 || budget.hasRoom()) && (idle || !isFull());
  }

  private boolean isFull() {
    return loaded >= LOADED_EVENTS || loadedBytes >= LOADED_BYTES;
  }

  /** Adds tasks at the ends of their lanes. */
  void add(Collection<Task> tasks) {
    lock.lock();
    try {
      tasks.forEach(this::enter);
    } finally {
      lock.unlock();
    }
    bringWorker();
  }

  /** Adds a task that goes before all that has not been begun, also before those of its key. */
  void addFirst(Task task) {
    lock.lock();
    try {
      come(task);
      if (!ordered) {
        ready.addFirst(task);
      } else {
        enterFirst(task, lanes.computeIfAbsent(task.key, _ -> new ArrayDeque<>()));
      }
    } finally {
      lock.unlock();
    }
    bringWorker();
  }

  private void enterFirst(Task task, ArrayDeque<Task> lane) {
    task.lane = lane;
    var head = lane.peekFirst();
    if (head != null && head.begun) {
      lane.removeFirst();
      lane.addFirst(task);
      lane.addFirst(head);
    } else {
      if (head != null) {
        ready.remove(head);
      }
      lane.addFirst(task);
      ready.addFirst(task);
    }
  }

  private void enter(Task task) {
    come(task);
    task.again = !task.failed.isEmpty();
    if (!ordered) {
      ready.add(task);
      return;
    }
    var lane = lanes.computeIfAbsent(task.key, _ -> new ArrayDeque<>());
    task.lane = lane;
    lane.add(task);
    if (lane.size() == 1) {
      ready.add(task);
    } else if (loaded > MOST_LOADED || lane.getFirst().again) {
      unload(task);
    }
  }

  private void come(Task task) {
    open++;
    budget.add(Task.LIGHT);
    count(task, 1);
  }

  /** A task to begin with; null when there is none now: then this worker is done. */
  @Nullable Task take() {
    return next(null);
  }

  /** Ends with a task, if one is given, and gives the next one or null as {@link #take} does. */
  @Nullable Task next(@Nullable Task done) {
    Task next;
    boolean more = false;
    lock.lock();
    try {
      if (done != null) {
        leave(done);
      }
      next = closed || inFlight >= maxInFlight ? null : ready.poll(gate);
      if (next == null) {
        workers--;
      } else {
        next.begun = true;
        inFlight++;
        more = needsWorker();
      }
    } finally {
      lock.unlock();
    }
    if (more) {
      hire.run();
    }
    return next;
  }

  /** Ends with a task whose worker goes on with something else, or never comes back. */
  void finish(Task done) {
    lock.lock();
    try {
      leave(done);
    } finally {
      lock.unlock();
    }
    bringWorker();
  }

  private void leave(Task task) {
    inFlight--;
    open--;
    budget.add(-Task.LIGHT);
    count(task, -1);
    release(task);
    changed.signalAll();
  }

  private void release(Task task) {
    var lane = task.lane;
    if (lane == null) {
      return;
    }
    lane.removeFirst();
    if (lane.isEmpty()) {
      lanes.remove(task.key);
    } else if (!postponed.contains(lane.getFirst())) {
      ready.add(lane.getFirst());
    }
  }

  /** Takes it out of work until {@link #due}; its lane waits for it. */
  void postpone(Task task) {
    lock.lock();
    try {
      inFlight--;
      task.begun = false;
      task.again = true;
      postponed.add(task);
      unload(task);
      if (task.lane != null) {
        task.lane.forEach(this::unload);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    bringWorker();
  }

  /** Puts a postponed task back to work. */
  void due(Task task) {
    lock.lock();
    try {
      if (postponed.remove(task)) {
        task.due = Instant.EPOCH;
        if (task.lane == null || task.lane.getFirst().equals(task)) {
          ready.add(task);
        }
      }
    } finally {
      lock.unlock();
    }
    bringWorker();
  }

  /** Counts an event that was read again for its task. */
  void reload(Task task, Event event) {
    lock.lock();
    try {
      task.load(event);
      count(task, 1);
    } finally {
      lock.unlock();
    }
  }

  /** Whether something waits that was never tried. */
  boolean hasFresh() {
    lock.lock();
    try {
      return ready.hasFresh();
    } finally {
      lock.unlock();
    }
  }

  /** Looks again whether there is something to do, as when the gate may have opened. */
  void bringWorker() {
    boolean more;
    lock.lock();
    try {
      more = needsWorker();
    } finally {
      lock.unlock();
    }
    if (more) {
      hire.run();
    }
  }

  private boolean needsWorker() {
    boolean needed = !closed && !ready.isEmpty() && workers < maxInFlight;
    if (needed) {
      workers++;
    }
    return needed;
  }

  /** A worker that could not be hired, or will never come back for more. */
  void dismiss() {
    lock.lock();
    try {
      workers--;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is begun. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Blocks until nothing is under way, up to a number of nanoseconds; false when the time passed.
   */
  boolean awaitQuiet(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (inFlight > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of the memory of all that is left; called once, after it is closed. */
  void clear() {
    lock.lock();
    try {
      budget.add(-loadedBytes - open * Task.LIGHT);
      loadedBytes = 0;
      open = 0;
    } finally {
      lock.unlock();
    }
  }

  private void unload(Task task) {
    count(task, -1);
    task.event = null;
  }

  private void count(Task task, int sign) {
    if (task.event != null) {
      loaded += sign;
      loadedBytes += (long) sign * task.size;
      budget.add((long) sign * task.size);
    }
  }
}
