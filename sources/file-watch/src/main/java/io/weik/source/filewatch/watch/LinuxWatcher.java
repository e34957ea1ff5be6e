package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Asks inotify for local folders, and polls those below that other machines change too. */
final class LinuxWatcher implements Watcher {
  private static final long TABLE_NANOS = 1_000_000_000;

  private final NoticeQueue notices;
  private final InotifyWatcher told;
  private final Polling polled;
  private final Supplier<Mounts> table;
  private Mounts mounts;
  private long readNanos;

  LinuxWatcher(InotifyWatcher told, Supplier<Mounts> table, Duration shortestPause) {
    this.told = told;
    this.notices = told.notices();
    this.polled = new Polling(notices, shortestPause);
    this.table = table;
    mounts = table.get();
    readNanos = System.nanoTime();
  }

  @Override
  public boolean add(Path folder) throws IOException {
    if (isShared(folder)) {
      told.remove(folder);
      return polled.add(folder);
    }
    polled.remove(folder);
    return told.add(folder);
  }

  private boolean isShared(Path folder) {
    long now = System.nanoTime();
    if (now - readNanos > TABLE_NANOS) {
      mounts = table.get();
      readNanos = now;
    }
    return mounts.of(folder.toAbsolutePath()).filter(Mounts.Mount::isShared).isPresent();
  }

  @Override
  public void remove(Path folder) {
    polled.remove(folder);
    told.remove(folder);
  }

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException, IOException {
    return notices.take(atMost);
  }

  @Override
  public String way() {
    return told.way();
  }

  @Override
  public void close() {
    polled.close();
    told.close();
  }
}
