package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * The folders still to visit, the next few of them being listed by threads of their own: so a walk
 * uses two cores, and whoever walks on a virtual thread can be interrupted while a disk does not
 * answer. Used by one thread.
 */
final class ListingAhead implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int AHEAD = 8;

  private static final ThreadLocal<NativeListing> OWN =
      ThreadLocal.withInitial(() -> new NativeListing(Arena.ofAuto()));

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("folder-listing-", 1).factory());
  private final Deque<Coming> folders = new ArrayDeque<>();
  private Coming current;

  ListingAhead(Path root) {
    current = new Coming(root, true);
    folders.push(current);
  }

  boolean hasNext() {
    return !folders.isEmpty();
  }

  Path next() {
    Iterator<Coming> coming = folders.iterator();
    for (int i = 0; i < AHEAD && coming.hasNext(); i++) {
      coming.next().start(threads);
    }
    current = folders.pop();
    return current.folder;
  }

  /** Of the folder that {@link #next} gave. */
  List<Entry> entries() throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return current.entries.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** The folders among these entries come next. */
  void push(Path folder, List<Entry> entries) {
    for (Entry entry : entries.reversed()) {
      if (entry.kind() == EntryKind.FOLDER) {
        folders.push(new Coming(entry.in(folder), false));
      }
    }
  }

  /** Does not wait for a disk that does not answer. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static final class Coming {
    final Path folder;
    final FutureTask<List<Entry>> entries;
    private boolean started;

    Coming(Path folder, boolean followed) {
      this.folder = folder;
      entries = new FutureTask<>(listing(folder, followed));
    }

    void start(ExecutorService threads) {
      if (!started) {
        started = true;
        threads.execute(entries);
      }
    }

    private static Callable<List<Entry>> listing(Path folder, boolean followed) {
      return () ->
          Native.PRESENT ? OWN.get().list(folder, followed) : PlainListing.list(folder, followed);
    }
  }
}
