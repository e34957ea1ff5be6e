package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one inotify instance on one thread and tells the watchers that share it; a user has few
 * instances, and one that is read on a virtual thread would keep its carrier. The thread ends with
 * the last watcher.
 */
final class Dispatcher implements Runnable {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int MOVES_MILLISECONDS = 20;

  private static @Nullable Dispatcher shared;

  private final Kernel kernel;
  private final Set<InotifyWatcher> watchers = ConcurrentHashMap.newKeySet();
  private final Map<Integer, List<Watch>> watches = new ConcurrentHashMap<>();

  /** Those that wait for the second half of a rename; by the reading thread. */
  private final Set<InotifyWatcher> waiting = new HashSet<>();

  private volatile boolean stopped;
  private boolean failed;

  /** Who is told of a watched inode, and under which path. */
  record Watch(InotifyWatcher watcher, Path folder) {}

  private Dispatcher(Kernel kernel) {
    this.kernel = kernel;
  }

  /** A watcher on the instance of this process. */
  static InotifyWatcher sharedWatcher() throws WatchLimitException {
    synchronized (Dispatcher.class) {
      if (shared == null) {
        shared = start(LinuxKernel.open());
      }
      return shared.watcher();
    }
  }

  static Dispatcher start(Kernel kernel) {
    var dispatcher = new Dispatcher(kernel);
    Thread.ofPlatform().daemon().name("file-watch-inotify").start(dispatcher);
    return dispatcher;
  }

  InotifyWatcher watcher() {
    var watcher = new InotifyWatcher(this);
    watchers.add(watcher);
    return watcher;
  }

  void leave(InotifyWatcher watcher) {
    synchronized (Dispatcher.class) {
      if (!watchers.remove(watcher) || !watchers.isEmpty()) {
        return;
      }
      forget();
      stopped = true;
      if (failed) {
        kernel.close();
      } else {
        kernel.wake();
      }
    }
  }

  /** The paths under which a watcher is told of an inode. */
  List<Path> folders(int number, InotifyWatcher watcher) {
    return watches.getOrDefault(number, List.of()).stream()
        .filter(watch -> watch.watcher().equals(watcher))
        .map(Watch::folder)
        .toList();
  }

  int add(Path folder) {
    return kernel.add(folder);
  }

  void attach(int number, Watch watch) {
    watches.compute(
        number,
        (_, old) -> {
          List<Watch> all = old == null ? new ArrayList<>(1) : new ArrayList<>(old);
          all.add(watch);
          return List.copyOf(all);
        });
  }

  /** Whoever is the last to go ends the watch, while nobody can come. */
  void detach(int number, Watch watch) {
    watches.computeIfPresent(
        number,
        (_, old) -> {
          List<Watch> rest = old.stream().filter(one -> !one.equals(watch)).toList();
          if (!rest.isEmpty()) {
            return rest;
          }
          kernel.remove(number);
          return null;
        });
  }

  /** Ends a watch that {@link #add} gave and nobody wants. */
  void removeUnused(int number) {
    watches.computeIfAbsent(
        number,
        _ -> {
          kernel.remove(number);
          return null;
        });
  }

  @Override
  public void run() {
    try {
      readUntilStopped();
    } catch (IOException failure) {
      fail(failure);
      return;
    } catch (Throwable failure) {
      fail(new IOException("inotify cannot be read: " + failure, failure));
      return;
    }
    kernel.close();
  }

  private void readUntilStopped() throws IOException {
    MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);
    while (!stopped) {
      long length = kernel.read(buffer, waiting.isEmpty() ? -1 : MOVES_MILLISECONDS);
      if (length < 0) {
        throw new IOException("inotify cannot be read: error " + -length);
      }
      Change.each(buffer, length, this::dispatch);
      long now = System.nanoTime();
      waiting.removeIf(watcher -> watcher.settleMoves(now));
    }
  }

  private void dispatch(Change change) {
    if (change.is(Change.OVERFLOW)) {
      watchers.forEach(InotifyWatcher::overflow);
      return;
    }
    List<Watch> told =
        change.is(Change.IGNORED) ? watches.remove(change.watch()) : watches.get(change.watch());
    for (Watch watch : told == null ? List.<Watch>of() : told) {
      tell(watch, change);
    }
  }

  /** What goes wrong here must silence nobody else. */
  private void tell(Watch watch, Change change) {
    InotifyWatcher watcher = watch.watcher();
    try {
      watcher.tell(watch.folder(), change);
    } catch (RuntimeException failure) {
      watcher.fail(new IOException("a change is not understood: " + change, failure));
    }
    if (watcher.waitsForMoves()) {
      waiting.add(watcher);
    }
  }

  /** Whoever comes next gets another dispatcher. */
  private void fail(IOException failure) {
    synchronized (Dispatcher.class) {
      failed = true;
      forget();
      if (stopped) {
        kernel.close();
      }
    }
    watchers.forEach(watcher -> watcher.fail(failure));
  }

  private void forget() {
    if (this.equals(shared)) {
      shared = null;
    }
  }
}
