package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tells of changes in folders. Used by one thread; {@link #close} may come from another. */
public interface Watcher extends AutoCloseable {
  /**
   * From now on changes among the entries of this folder, not below it, are told; what is listed
   * after this call and what is told later leave no gap. Adding again does no harm and mends what
   * an overflow or a replaced folder has broken.
   *
   * @param folder as it shall stand at the start of told paths. A link is no folder: give the real
   *     path of what it leads to
   * @return false when there is no such folder (any more)
   * @throws WatchLimitException when the kernel watches no more folders; those added before are
   *     still told
   * @throws java.nio.file.AccessDeniedException when this process may not read the folder
   */
  boolean add(Path folder) throws IOException;

  /** Stops telling of this folder; one that is not watched does no harm. */
  void remove(Path folder);

  /**
   * Waits for something to tell and gives all that is there, oldest first, at most a few thousand.
   * Several changes of one file that nobody took yet may have become the last of them.
   *
   * @return empty when nothing came within {@code atMost}, or once closed
   * @throws InterruptedException at once when the thread is interrupted
   */
  List<Notice> take(Duration atMost) throws InterruptedException, IOException;

  /** How changes are found, for a status: {@code inotify}, {@code jdk} or {@code polling}. */
  String way();

  /** Ends all watching and whoever waits in {@link #take}. Does no harm a second time. */
  @Override
  void close();
}
