package io.weik.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory all deliveries together hold of events that wait. Thread-safe. */
final class Budget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  Budget(long limit) {
    this.limit = limit;
  }

  /** A share of the heap. */
  static Budget ofHeap() {
    return new Budget(Runtime.getRuntime().maxMemory() / 16);
  }

  void add(long bytes) {
    used.addAndGet(bytes);
  }

  boolean hasRoom() {
    return used.get() < limit;
  }
}
