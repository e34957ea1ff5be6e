package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.weik.source.filewatch.watch.Notice.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SharedKernelTest {
  private static final String THREAD = "file-watch-inotify";
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path in;

  @Test
  void twoWatchersOfOneFolderAreBothToldAndOneMayGo() throws Exception {
    try (var other = new Told(Watchers.open(in), in)) {
      try (var one = new Told(Watchers.open(in), in)) {
        Files.createFile(in.resolve("a"));
        one.until(new Finished(in.resolve("a")));
        other.until(new Finished(in.resolve("a")));
      }

      Files.createFile(in.resolve("b"));
      other.until(new Finished(in.resolve("b")));
    }
  }

  @Test
  void aThousandIdleWatchersShareOneThreadThatEndsWithThem() throws Exception {
    List<Watcher> watchers = new ArrayList<>();
    List<Thread> takers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Path folder = Files.createDirectory(in.resolve("folder-" + i));
      Watcher watcher = Watchers.open(folder);
      watchers.add(watcher);
      watcher.add(folder);
      takers.add(Thread.startVirtualThread(() -> takeUntilClosed(watcher)));
    }

    assertThat(dispatching()).hasSize(1);
    try (var late = new Told(Watchers.open(in), in.resolve("folder-999"))) {
      Files.createFile(in.resolve("folder-999/a"));
      late.until(new Finished(in.resolve("folder-999/a")));
    }

    watchers.forEach(Watcher::close);
    for (Thread taker : takers) {
      assertThat(taker.join(Duration.ofSeconds(10))).isTrue();
    }
    await().untilAsserted(() -> assertThat(dispatching()).isEmpty());
  }

  @Test
  void whoeverWaitsEndsAtOnceWhenInterrupted() throws Exception {
    try (Watcher watcher = Watchers.open(in)) {
      var ended = new CompletableFuture<Throwable>();
      var started = new CountDownLatch(1);
      Thread taker =
          Thread.startVirtualThread(
              () -> {
                started.countDown();
                try {
                  watcher.take(LONG);
                } catch (Exception interrupted) {
                  ended.complete(interrupted);
                }
              });
      started.await();

      taker.interrupt();

      assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aClosedWatcherAddsAndTellsNothing() throws Exception {
    Watcher watcher = Watchers.open(in);
    watcher.close();
    watcher.close();

    assertThat(watcher.add(in)).isFalse();
    assertThat(watcher.take(LONG)).isEmpty();
  }

  @Test
  void takingWaitsNoLongerThanAsked() throws Exception {
    try (Watcher watcher = Watchers.open(in)) {
      watcher.add(in);

      assertThat(watcher.take(Duration.ofMillis(1))).isEmpty();
    }
  }

  @Test
  void aFolderThisProcessMayNotReadIsAnError() {
    assertThatExceptionOfType(java.nio.file.AccessDeniedException.class)
        .isThrownBy(
            () -> {
              throw Errno.exception(Errno.EACCES, in);
            })
        .withMessage(in.toString());
  }

  private static void takeUntilClosed(Watcher watcher) {
    try {
      watcher.take(LONG);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static List<Thread> dispatching() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(THREAD))
        .toList();
  }
}
