package io.weik.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one place where the runtime starts threads. */
final class Threads {
  private Threads() {}

  /**
   * Starts a virtual thread; {@code name} is what a thread dump shows, as {@code
   * source/github-webhooks}.
   */
  static Thread start(String name, Runnable body) {
    return Thread.ofVirtual().name(name).start(body);
  }

  /** Lets time go by; ends at once when the thread is interrupted. */
  static void pause(Duration time) throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Interrupts a thread and waits until it has ended, however long it takes to notice. */
  static void interruptAndJoin(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
