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

  /**
   * Platform threads that run flows: a flow that never gives the processor away must not hold up
   * virtual threads. As many as are busy; idle ones end after a minute.
   */
  static ExecutorService workers() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("delivery-", 1).factory());
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
