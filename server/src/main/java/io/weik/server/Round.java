package io.weik.server;

import java.time.Duration;
import java.util.List;

/** Goes through a list for a limited time, so that no request takes forever. */
final class Round {
  private Round() {}

  /** What is done with each. */
  @FunctionalInterface
  interface Work<T> {
    void on(T one) throws InterruptedException;
  }

  /** Begins none after {@code patience}, but the first in any case; gives how many were done. */
  static <T> int over(List<T> all, Duration patience, Work<T> work) throws InterruptedException {
    long start = System.nanoTime();
    int done = 0;
    for (var one : all) {
      if (done > 0 && System.nanoTime() - start > patience.toNanos()) {
        break;
      }
      work.on(one);
      done++;
    }
    return done;
  }
}
