package io.weik.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/** The most that the heap held, garbage included. */
final class HeapPeak {
  private HeapPeak() {}

  /** From now on it is counted anew. */
  static void reset() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
  }

  /** In bytes. */
  static long bytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
