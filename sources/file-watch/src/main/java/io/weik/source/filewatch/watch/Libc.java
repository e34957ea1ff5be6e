package io.weik.source.filewatch.watch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The system calls of Linux used here, through the C library. As the kernel does, each gives a
 * result or, when negative, an error number with its sign turned. See the man pages of the same
 * names.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> STATE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE_LAYOUT));

  private static final MethodHandle OPEN = call("open", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE = call("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle POLL = call("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle GETDENTS =
      call("getdents64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle STATX =
      call("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle INIT = call("inotify_init1", JAVA_INT, JAVA_INT);
  private static final MethodHandle ADD =
      call("inotify_add_watch", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle REMOVE = call("inotify_rm_watch", JAVA_INT, JAVA_INT, JAVA_INT);

  private Libc() {}

  static int open(MemorySegment path, int flags) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) OPEN.invokeExact(state, path, flags), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int close(int file) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) CLOSE.invokeExact(state, file), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static long read(int file, MemorySegment buffer) {
    MemorySegment state = STATE.get();
    try {
      return checked((long) READ.invokeExact(state, file, buffer, buffer.byteSize()), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static long write(int file, MemorySegment buffer) {
    MemorySegment state = STATE.get();
    try {
      return checked((long) WRITE.invokeExact(state, file, buffer, buffer.byteSize()), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int poll(MemorySegment files, long count, int milliseconds) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) POLL.invokeExact(state, files, count, milliseconds), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int eventfd(int initial, int flags) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) EVENTFD.invokeExact(state, initial, flags), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static long getdents64(int folder, MemorySegment buffer) {
    MemorySegment state = STATE.get();
    try {
      return checked((long) GETDENTS.invokeExact(state, folder, buffer, buffer.byteSize()), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int statx(int folder, MemorySegment path, int flags, int mask, MemorySegment buffer) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) STATX.invokeExact(state, folder, path, flags, mask, buffer), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int inotifyInit(int flags) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) INIT.invokeExact(state, flags), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int inotifyAdd(int inotify, MemorySegment path, int mask) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) ADD.invokeExact(state, inotify, path, mask), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  static int inotifyRemove(int inotify, int watch) {
    MemorySegment state = STATE.get();
    try {
      return checked((int) REMOVE.invokeExact(state, inotify, watch), state);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static int checked(int result, MemorySegment state) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  private static long checked(long result, MemorySegment state) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  @SuppressWarnings("restricted") // the only place where native code is reached for
  private static MethodHandle call(String name, ValueLayout result, ValueLayout... parameters) {
    MemorySegment function =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
    return LINKER.downcallHandle(
        function,
        FunctionDescriptor.of(result, parameters),
        Linker.Option.captureCallState("errno"));
  }
}
