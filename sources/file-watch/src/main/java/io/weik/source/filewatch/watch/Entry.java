package io.weik.source.filewatch.watch;

import java.nio.file.Path;

/**
 * One entry of a folder as it stands, a link not followed.
 *
 * @param name as {@link Names} shows it; {@link #in} makes the path
 * @param kind what it is
 * @param size in bytes
 * @param modifiedNanos when its content changed, in nanoseconds since 1970
 * @param changedNanos when content, name or permissions changed, in nanoseconds since 1970; where
 *     the system does not know, the same as {@code modifiedNanos}
 * @param inode its number on its device; 0 where the system has none
 * @param device the number of its device; 0 where the system has none
 */
public record Entry(
    String name,
    EntryKind kind,
    long size,
    long modifiedNanos,
    long changedNanos,
    long inode,
    long device) {

  /** Something that cannot be looked at. */
  static Entry unreadable(String name) {
    return new Entry(name, EntryKind.UNREADABLE, 0, 0, 0, 0, 0);
  }

  /** Where it stands, right for names that are not UTF-8 too. */
  public Path in(Path folder) {
    return Names.resolve(folder, name);
  }
}
