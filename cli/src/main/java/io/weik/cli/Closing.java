package io.weik.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was opened, in reverse order, all of it whatever fails. Safe for use by several
 * threads.
 */
final class Closing implements AutoCloseable {
  /** Something to do when all is closed. */
  @FunctionalInterface
  interface Step {
    void close() throws Exception;
  }

  private final Deque<Step> steps = new ArrayDeque<>();

  synchronized void add(Step step) {
    steps.push(step);
  }

  /** Does all steps once; the first failure is thrown at the end, with the others suppressed. */
  @Override
  public synchronized void close() {
    IllegalStateException first = null;
    while (!steps.isEmpty()) {
      try {
        steps.pop().close();
      } catch (Exception failure) {
        if (first == null) {
          first = new IllegalStateException("closing failed", failure);
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
