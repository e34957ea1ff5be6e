package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lists its folders again and again and tells the differences: neither closed files nor renames are
 * known this way. The longer a round takes the longer is the pause after it, so that listing takes
 * no more than {@code 1 / PAUSE_FACTOR} of the time. Added to by one thread; told on its own.
 */
final class Polling {
  static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int PAUSE_FACTOR = 20;

  private final NoticeQueue notices;
  private final long shortestNanos;
  private final Map<Path, List<Entry>> listings = new ConcurrentSkipListMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean started;

  Polling(NoticeQueue notices, Duration shortest) {
    this.notices = notices;
    shortestNanos = shortest.toNanos();
  }

  /** The contract of {@link Watcher#add}. */
  boolean add(Path folder) throws IOException {
    if (closed.getCount() == 0 || !isFolder(folder)) {
      listings.remove(folder);
      return false;
    }
    if (!listings.containsKey(folder)) {
      try {
        listings.put(folder, Folder.list(folder));
      } catch (NoSuchFileException _) {
        return false;
      }
    }
    if (!started) {
      started = true;
      Thread.ofVirtual().name("folder-polling").start(this::pollUntilClosed);
    }
    return true;
  }

  private static boolean isFolder(Path folder) throws IOException {
    return Folder.look(folder).filter(entry -> entry.kind() == EntryKind.FOLDER).isPresent();
  }

  void remove(Path folder) {
    listings.remove(folder);
  }

  void close() {
    closed.countDown();
  }

  private void pollUntilClosed() {
    try {
      long pause = shortestNanos;
      while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
        long start = System.nanoTime();
        round();
        pause = pauseAfter(System.nanoTime() - start);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      notices.fail(new IOException(failure.getCause()));
    }
  }

  private long pauseAfter(long tookNanos) {
    return Math.clamp(tookNanos * PAUSE_FACTOR, shortestNanos, LONGEST_PAUSE.toNanos());
  }

  /** On a thread of its own, so that a server that does not answer keeps no carrier. */
  private void round() throws InterruptedException, ExecutionException {
    var round = new FutureTask<@Nullable Void>(this::listAll, null);
    Thread.ofPlatform().daemon().name("folder-listing").start(round);
    round.get();
  }

  private void listAll() {
    for (Path folder : List.copyOf(listings.keySet())) {
      if (closed.getCount() == 0) {
        return;
      }
      try {
        tell(folder, Folder.list(folder));
      } catch (NoSuchFileException _) {
        if (listings.remove(folder) != null) {
          notices.put(new Notice.FolderGone(folder));
        }
      } catch (IOException failure) {
        notices.fail(failure);
      }
    }
  }

  /** Nothing when the folder was removed meanwhile. */
  private void tell(Path folder, List<Entry> now) {
    List<Entry> before = listings.get(folder);
    if (before != null && listings.replace(folder, now) != null) {
      Differences.tell(folder, before, now, notices::put);
    }
  }
}
