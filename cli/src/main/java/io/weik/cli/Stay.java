package io.weik.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a process up until it is told to stop, then closes it cleanly. */
final class Stay {
  private static final Duration TICK = Duration.ofMillis(100);

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Calls {@code tick} several times a second until the process gets a signal to end, then closes
   * {@code assembly}; the process ends only after that.
   */
  void untilTold(Assembly assembly, Runnable tick) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(this::shut));
    try (assembly) {
      while (!told.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        tick.run();
      }
    } finally {
      tick.run();
      closed.countDown();
    }
  }

  private void shut() {
    told.countDown();
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
