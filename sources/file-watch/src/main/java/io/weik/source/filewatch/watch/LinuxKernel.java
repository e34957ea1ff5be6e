package io.weik.source.filewatch.watch;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** The real one. */
final class LinuxKernel implements Kernel {
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NOT_BLOCKING = 0x800;
  private static final short READABLE = 1;
  private static final int POLLED_BYTES = 8;

  private final int inotify;
  private final int waking;
  private final MemorySegment polled;

  private LinuxKernel(int inotify, int waking) {
    this.inotify = inotify;
    this.waking = waking;
    Arena arena = Arena.ofAuto();
    polled = arena.allocate(2 * POLLED_BYTES, POLLED_BYTES);
    set(0, inotify);
    set(POLLED_BYTES, waking);
  }

  /**
   * @throws WatchLimitException when this user or process has no instance left
   */
  static LinuxKernel open() throws WatchLimitException {
    int inotify = Libc.inotifyInit(CLOSE_ON_EXEC | NOT_BLOCKING);
    if (inotify < 0) {
      throw Limit.ofInstances(-inotify);
    }
    int waking = Libc.eventfd(0, CLOSE_ON_EXEC | NOT_BLOCKING);
    if (waking < 0) {
      int _ = Libc.close(inotify);
      throw Limit.ofInstances(-waking);
    }
    return new LinuxKernel(inotify, waking);
  }

  private void set(long offset, int file) {
    polled.set(JAVA_INT, offset, file);
    polled.set(JAVA_SHORT, offset + Integer.BYTES, READABLE);
  }

  @Override
  public int add(Path folder) {
    byte[] path = Names.bytes(folder);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(path.length + 1L);
      text.asByteBuffer().put(path);
      return Libc.inotifyAdd(inotify, text, Change.WANTED);
    }
  }

  @Override
  public void remove(int watch) {
    int _ = Libc.inotifyRemove(inotify, watch);
  }

  @Override
  public long read(MemorySegment buffer, int milliseconds) {
    int ready = Libc.poll(polled, 2, milliseconds);
    long length = ready < 0 ? ready : ready == 0 ? 0 : Libc.read(inotify, buffer);
    return length == -Errno.EAGAIN || length == -Errno.EINTR ? 0 : length;
  }

  @Override
  public void wake() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(JAVA_LONG);
      one.set(JAVA_LONG, 0, 1);
      long _ = Libc.write(waking, one);
    }
  }

  @Override
  public void close() {
    int _ = Libc.close(inotify);
    int _ = Libc.close(waking);
  }
}
