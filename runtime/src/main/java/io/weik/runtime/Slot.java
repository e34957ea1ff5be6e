package io.weik.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one worker has in hand, so that a try that takes too long can be cut off. Thread-safe. */
final class Slot {
  private final Thread thread = Thread.currentThread();
  private @Nullable Task task;
  private long begun;
  private boolean cut;

  /** How a try ended. */
  enum End {
    /** By itself. */
    BY_ITSELF,
    /** After it was interrupted for taking too long. */
    CUT_OFF,
    /** So late that nobody waited any more. */
    ABANDONED
  }

  synchronized void begin(Task next, long nanos) {
    task = next;
    begun = nanos;
    cut = false;
  }

  /** Called by the worker; clears an interrupt that was meant for the try, or left by the flow. */
  synchronized End end() {
    if (task == null) {
      return End.ABANDONED;
    }
    task = null;
    boolean _ = Thread.interrupted();
    return cut ? End.CUT_OFF : End.BY_ITSELF;
  }

  /**
   * Interrupts a try that has taken longer than {@code timeout}. Gives the task of one that does
   * not end within {@code patience} after that, once: it is taken from the worker.
   */
  synchronized @Nullable Task watch(long nanos, Duration timeout, Duration patience) {
    var present = task;
    if (present == null || nanos - begun <= timeout.toNanos()) {
      return null;
    }
    if (!cut) {
      cut = true;
      thread.interrupt();
    }
    if (nanos - begun <= timeout.plus(patience).toNanos()) {
      return null;
    }
    task = null;
    return present;
  }

  /** Interrupts whatever try there is. */
  synchronized void interrupt() {
    if (task != null) {
      thread.interrupt();
    }
  }
}
