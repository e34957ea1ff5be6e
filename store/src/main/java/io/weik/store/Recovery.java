package io.weik.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.rocksdb.RocksDBException;

/**
 * Opens the database anew after a failed write. What is on disk then counts: an event whose write
 * was told as failed may turn out to be stored, but no position is given twice. Used by the
 * committer alone.
 */
final class Recovery {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long RESERVE = 1L << 20;

  private final Path folder;
  private final Opening opening;
  private final Access access;
  private long lastTried = System.nanoTime() - PAUSE;

  Recovery(Path folder, Opening opening, Access access) {
    this.folder = folder;
    this.opening = opening;
    this.access = access;
  }

  /**
   * Tries, at most once a second and only when the log would fit on the disk a second time: until
   * then the old database goes on serving reads.
   *
   * @return whether the store works again
   */
  boolean attempt() throws RocksDBException {
    if (System.nanoTime() - lastTried < PAUSE) {
      return false;
    }
    lastTried = System.nanoTime();
    if (access.mine() != null && !hasRoom()) {
      return false;
    }
    access.replace(opening);
    return true;
  }

  private boolean hasRoom() {
    try {
      return Files.getFileStore(folder).getUsableSpace() > logSize() + RESERVE;
    } catch (IOException _) {
      return false;
    }
  }

  private long logSize() throws IOException {
    long size = 0;
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      for (var log : logs) {
        size += Files.size(log);
      }
    }
    return size;
  }
}
