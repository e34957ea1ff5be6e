package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Notices not taken yet, bounded: what is too much becomes {@link Notice.Overflow}. Of a file that
 * is written again and again only the last notice is kept. Any thread.
 */
final class NoticeQueue {
  static final int MOST = 1 << 17;
  static final int BATCH = 1 << 12;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** By path what the next notice of that path replaces; by themselves those that must stay. */
  private final Map<Object, Notice> notices = new LinkedHashMap<>();

  private @Nullable IOException failure;
  private boolean closed;

  void put(Notice notice) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      switch (notice) {
        case Notice.Touched(Path path) -> replace(path, notice);
        case Notice.Finished(Path path) -> replace(path, notice);
        case Notice.Gone(Path path) -> stay(path, notice);
        case Notice.Renamed(Path from, Path to) -> {
          keep(from);
          stay(to, notice);
        }
        case Notice.NewFolder(Path path) -> stay(path, notice);
        case Notice.FolderGone(Path path) -> stay(path, notice);
        case Notice.Overflow _ -> onlyOverflow();
      }
      if (notices.size() > MOST) {
        onlyOverflow();
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever takes gets this once all notices are taken. */
  void fail(IOException newFailure) {
    lock.lock();
    try {
      failure = newFailure;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The contract of {@link Watcher#take}. */
  List<Notice> take(Duration atMost) throws InterruptedException, IOException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (notices.isEmpty() && !closed && failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (notices.isEmpty() && failure != null && !closed) {
        throw failure;
      }
      return closed ? List.of() : batch();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      notices.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Notice> batch() {
    List<Notice> batch = new ArrayList<>(Math.min(notices.size(), BATCH));
    Iterator<Notice> oldest = notices.values().iterator();
    while (oldest.hasNext() && batch.size() < BATCH) {
      batch.add(oldest.next());
      oldest.remove();
    }
    return batch;
  }

  private void replace(Path path, Notice notice) {
    notices.remove(path);
    notices.put(path, notice);
  }

  private void stay(Path path, Notice notice) {
    notices.remove(path);
    notices.put(new Object(), notice);
  }

  private void keep(Path path) {
    Notice pending = notices.remove(path);
    if (pending != null) {
      notices.put(new Object(), pending);
    }
  }

  private void onlyOverflow() {
    notices.clear();
    notices.put(new Object(), new Notice.Overflow());
  }
}
