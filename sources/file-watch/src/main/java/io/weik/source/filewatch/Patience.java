package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Notice;
import io.weik.source.filewatch.watch.Watcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A watcher that is told nothing and lets time pass: for polling. */
final class Patience implements Watcher {
  private final CountDownLatch never = new CountDownLatch(1);

  @Override
  public boolean add(Path folder) {
    return false;
  }

  @Override
  public void remove(Path folder) {}

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException {
    boolean _ = never.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    return List.of();
  }

  @Override
  public String way() {
    return "polling";
  }

  @Override
  public void close() {}
}
