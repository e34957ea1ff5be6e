package io.weik.source.filewatch.watch;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** One inotify instance; see inotify(7). Results below zero are error numbers, sign turned. */
interface Kernel {
  /** The watch of a folder: a new one, or that which its inode has already. Any thread. */
  int add(Path folder);

  /** Ends a watch; an unknown one does no harm. Any thread. */
  void remove(int watch);

  /**
   * Waits for events and reads those there are into the buffer. One thread.
   *
   * @param milliseconds how long at most, below zero for ever
   * @return how many bytes; 0 when time is up or {@link #wake} was called
   */
  long read(MemorySegment buffer, int milliseconds);

  /** Ends a {@link #read} that waits. Any thread. */
  void wake();

  /** Ends all. By the thread that reads. */
  void close();
}
