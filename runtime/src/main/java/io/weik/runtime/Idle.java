package io.weik.runtime;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a thread that only waits from one that works, so that stopping interrupts the first at once
 * and lets the second finish.
 */
final class Idle {
  private final ReentrantLock lock = new ReentrantLock();
  private boolean waiting;
  private boolean stopped;

  /** A wait that may be interrupted. */
  @FunctionalInterface
  interface Wait {
    boolean until() throws InterruptedException;
  }

  /**
   * Called by the waiting thread.
   *
   * @throws InterruptedException when interrupted, or when stopped before
   */
  boolean during(Wait wait) throws InterruptedException {
    mark(true);
    try {
      return wait.until();
    } finally {
      mark(false);
    }
  }

  /** Called by the stopping thread: ends the present wait and every later one. */
  void interruptIfWaiting(Thread thread) {
    lock.lock();
    try {
      stopped = true;
      if (waiting) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void mark(boolean now) throws InterruptedException {
    lock.lock();
    try {
      if (now && stopped) {
        throw new InterruptedException("stopped");
      }
      waiting = now;
    } finally {
      lock.unlock();
    }
  }
}
