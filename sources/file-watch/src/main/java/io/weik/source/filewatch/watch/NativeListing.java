package io.weik.source.filewatch.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists folders by {@code getdents64} and {@code statx}, whose structures are the same on all
 * machines; see getdents(2) and statx(2). Used by the thread of its arena.
 */
final class NativeListing {
  private static final int DIRENTS_BYTES = 1 << 16;
  private static final int STATX_BYTES = 256;
  private static final int LENGTH_OFFSET = 16;
  private static final int NAME_OFFSET = 19;
  private static final int HERE = -100;
  private static final int NO_FOLLOW_NO_MOUNT = 0x100 | 0x800;
  private static final int BASIC_STATS = 0x7ff;
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  private static final int DIRECTORY = ARM ? 0x4000 : 0x10000;
  private static final int NO_FOLLOW = ARM ? 0x8000 : 0x20000;
  private static final int CLOSE_ON_EXEC = 0x80000;

  private static final int PATH_BYTES = 4096;

  private final MemorySegment path;
  private final MemorySegment dirents;
  private final MemorySegment stat;

  NativeListing(Arena arena) {
    path = arena.allocate(PATH_BYTES);
    dirents = arena.allocate(DIRENTS_BYTES, Long.BYTES);
    stat = arena.allocate(STATX_BYTES, Long.BYTES);
  }

  List<Entry> list(Path folder, boolean followed) throws IOException {
    set(folder);
    int file = Libc.open(path, DIRECTORY | CLOSE_ON_EXEC | (followed ? 0 : NO_FOLLOW));
    if (file < 0) {
      throw Errno.exception(-file, folder);
    }
    try {
      List<Entry> entries = new ArrayList<>();
      for (long length = more(file, folder); length > 0; length = more(file, folder)) {
        read(file, length, folder, entries);
      }
      entries.sort(ByName.ORDER);
      return entries;
    } finally {
      int _ = Libc.close(file);
    }
  }

  Optional<Entry> look(Path file) throws IOException {
    set(file);
    Path name = file.getFileName();
    return Optional.ofNullable(entry(HERE, path, name == null ? "" : Names.shown(name), file));
  }

  private void set(Path file) throws IOException {
    byte[] bytes = Names.bytes(file);
    if (bytes.length >= PATH_BYTES) {
      throw Errno.exception(Errno.ENAMETOOLONG, file);
    }
    MemorySegment.copy(bytes, 0, path, JAVA_BYTE, 0, bytes.length);
    path.set(JAVA_BYTE, bytes.length, (byte) 0);
  }

  private long more(int file, Path folder) throws IOException {
    long length = Libc.getdents64(file, dirents);
    if (length < 0) {
      throw Errno.exception((int) -length, folder);
    }
    return length;
  }

  private void read(int file, long length, Path folder, List<Entry> entries) {
    long next;
    for (long at = 0; at < length; at = next) {
      next = at + Short.toUnsignedInt(dirents.get(JAVA_SHORT, at + LENGTH_OFFSET));
      long start = at + NAME_OFFSET;
      if (isItselfOrAbove(start)) {
        continue;
      }
      byte[] name = name(start);
      Entry entry = listed(file, dirents.asSlice(start), Names.shown(name), folder);
      if (entry != null) {
        entries.add(entry);
      }
    }
  }

  private @Nullable Entry listed(int folder, MemorySegment file, String name, Path shown) {
    try {
      return entry(folder, file, name, shown);
    } catch (IOException _) {
      return Entry.unreadable(name);
    }
  }

  private boolean isItselfOrAbove(long start) {
    if (dirents.get(JAVA_BYTE, start) != '.') {
      return false;
    }
    byte second = dirents.get(JAVA_BYTE, start + 1);
    return second == 0 || (second == '.' && dirents.get(JAVA_BYTE, start + 2) == 0);
  }

  private byte[] name(long start) {
    long end = start;
    while (dirents.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    byte[] name = new byte[(int) (end - start)];
    MemorySegment.copy(dirents, JAVA_BYTE, start, name, 0, name.length);
    return name;
  }

  private @Nullable Entry entry(int folder, MemorySegment file, String name, Path shown)
      throws IOException {
    int result = Libc.statx(folder, file, NO_FOLLOW_NO_MOUNT, BASIC_STATS, stat);
    if (result < 0) {
      if (Errno.isGone(-result) || -result == Errno.ENAMETOOLONG) {
        return null;
      }
      throw Errno.exception(-result, shown);
    }
    return new Entry(
        name,
        PlainListing.kind(stat.get(JAVA_SHORT, 28)),
        stat.get(JAVA_LONG, 40),
        nanos(112),
        nanos(96),
        stat.get(JAVA_LONG, 32),
        device(stat.get(JAVA_INT, 136), stat.get(JAVA_INT, 140)));
  }

  private long nanos(long offset) {
    return stat.get(JAVA_LONG, offset) * 1_000_000_000L + stat.get(JAVA_INT, offset + Long.BYTES);
  }

  /** One number of the two, as {@code makedev(3)} and with it {@code stat(2)} has it. */
  private static long device(long major, long minor) {
    return ((major & 0xfffff000L) << 32)
        | ((major & 0xfffL) << 8)
        | ((minor & 0xffffff00L) << 12)
        | (minor & 0xffL);
  }
}
