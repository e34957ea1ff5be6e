package io.weik.source.database.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a server that tells nobody when it is ready: its state has to be asked again. */
public final class Pause {
  private Pause() {}

  /**
   * Blocks for that time.
   *
   * @throws InterruptedException as soon as the source is to stop
   */
  public static void of(Duration time) throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
