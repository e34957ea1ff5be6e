package io.weik.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** Objects of RocksDB that hold native memory, closed in reverse order. Not thread-safe. */
final class Natives implements AutoCloseable {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();

  /** Takes one over. */
  <T extends AutoCloseable> T own(T object) {
    owned.push(object);
    return object;
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      closeOne(owned.pop());
    }
  }

  private static void closeOne(AutoCloseable object) {
    try {
      object.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing " + object.getClass().getSimpleName(), e);
    }
  }
}
