package io.weik.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A stream's name, its tail as last committed, and whoever waits for it to grow. Thread-safe. */
final class Stream {
  final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable StreamTail tail;

  Stream(String name) {
    this.name = name;
  }

  /** The tail; null while nothing was stored. */
  @Nullable StreamTail tail() {
    return tail;
  }

  /** Shows a new tail to readers. Costs nothing more when nobody waits. */
  void show(@Nullable StreamTail newTail) {
    tail = newTail;
    wake();
  }

  /** Lets everyone who waits look again. */
  void wake() {
    if (waiting.get() == 0) {
      return;
    }
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until there is an event at or after {@code position}, or the time has passed. */
  boolean await(long position, Duration timeout, Runnable check) throws InterruptedException {
    if (reaches(position)) {
      return true;
    }
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    waiting.incrementAndGet();
    try {
      while (!reaches(position)) {
        check.run();
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  private boolean reaches(long position) {
    var seen = tail;
    return seen != null && !seen.isEmpty() && position <= seen.last();
  }
}
