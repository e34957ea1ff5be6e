package io.weik.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

  /** A virtual thread for each worker: there, an interrupt ends also what waits for a socket. */
  static ExecutorService workers() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 1).factory());
  }

  /** Calls what is due, one after the other; what it calls must be quick. */
  static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("delivery-timer").factory());
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
