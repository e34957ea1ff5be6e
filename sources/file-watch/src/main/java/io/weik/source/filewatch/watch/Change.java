package io.weik.source.filewatch.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * One {@code struct inotify_event}; see inotify(7).
 *
 * @param watch what {@link Kernel#add} gave, or -1 when the queue overflowed
 * @param mask what happened
 * @param cookie the same for both halves of a rename
 * @param name of the entry as {@link Names} shows it; empty when the folder itself is meant
 */
record Change(int watch, int mask, int cookie, String name) {
  static final int MODIFY = 0x2;
  static final int ATTRIB = 0x4;
  static final int CLOSE_WRITE = 0x8;
  static final int MOVED_FROM = 0x40;
  static final int MOVED_TO = 0x80;
  static final int CREATE = 0x100;
  static final int DELETE = 0x200;
  static final int DELETE_SELF = 0x400;
  static final int MOVE_SELF = 0x800;
  static final int UNMOUNT = 0x2000;
  static final int OVERFLOW = 0x4000;
  static final int IGNORED = 0x8000;
  static final int IS_FOLDER = 0x40000000;

  private static final int ONLY_FOLDERS = 0x1000000;
  private static final int NO_FOLLOW = 0x2000000;
  private static final int NOT_UNLINKED = 0x4000000;
  private static final int HEADER_BYTES = 16;

  /** What every watch asks for: always the same, as one inode has one mask for all watchers. */
  static final int WANTED =
      MODIFY
          | ATTRIB
          | CLOSE_WRITE
          | MOVED_FROM
          | MOVED_TO
          | CREATE
          | DELETE
          | DELETE_SELF
          | MOVE_SELF
          | ONLY_FOLDERS
          | NO_FOLLOW
          | NOT_UNLINKED;

  boolean is(int bits) {
    return (mask & bits) != 0;
  }

  /** Gives all that was read, oldest first. */
  static void each(MemorySegment buffer, long length, Consumer<Change> consumer) {
    long at = 0;
    while (at < length) {
      int padded = buffer.get(JAVA_INT, at + 12);
      consumer.accept(
          new Change(
              buffer.get(JAVA_INT, at),
              buffer.get(JAVA_INT, at + 4),
              buffer.get(JAVA_INT, at + 8),
              name(buffer, at + HEADER_BYTES, padded)));
      at += HEADER_BYTES + padded;
    }
  }

  private static String name(MemorySegment buffer, long start, int padded) {
    int length = 0;
    while (length < padded && buffer.get(JAVA_BYTE, start + length) != 0) {
      length++;
    }
    byte[] name = new byte[length];
    MemorySegment.copy(buffer, JAVA_BYTE, start, name, 0, length);
    return Names.shown(name);
  }
}
