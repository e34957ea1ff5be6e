package io.weik.source.database.postgres;

import io.weik.source.database.log.Pause;
import java.time.Duration;

/**
 * Keeps the server patient while the store is slow: a reader that says nothing for too long is cut
 * off. Beats on a thread of its own, and only while the one that reads is at work elsewhere.
 */
final class Pulse implements AutoCloseable {
  private final Thread thread;
  private volatile boolean working;

  /** What a beat does. */
  @FunctionalInterface
  interface Beat {
    void run() throws Exception;
  }

  Pulse(Duration every, Beat beat) {
    this.thread = Thread.ofVirtual().name("pulse").start(() -> run(every, beat));
  }

  private void run(Duration every, Beat beat) {
    try {
      while (true) {
        Pause.of(every);
        if (working) {
          beat.run();
        }
      }
    } catch (Exception _) {
      // it is to end, or the connection broke, which the reading thread finds and tells
      return;
    }
  }

  /** The reading thread does other work now, or no more. */
  void working(boolean now) {
    working = now;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
