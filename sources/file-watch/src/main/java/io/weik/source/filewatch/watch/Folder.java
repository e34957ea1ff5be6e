package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What stands in a folder now. Any thread. */
public final class Folder {
  private Folder() {}

  /**
   * All entries without {@code .} and {@code ..}, sorted by the bytes of their names. What vanishes
   * meanwhile is left out, what cannot be looked at is {@link EntryKind#UNREADABLE}. The folder
   * itself is not followed when it is a link.
   *
   * @throws NoSuchFileException when there is no such folder, or a link
   * @throws java.nio.file.AccessDeniedException when this process may not read it
   */
  public static List<Entry> list(Path folder) throws IOException {
    if (!Native.PRESENT) {
      return PlainListing.list(folder, false);
    }
    try (Arena arena = Arena.ofConfined()) {
      return new NativeListing(arena).list(folder, false);
    }
  }

  /** The file, folder or link itself; empty when nothing is there. */
  public static Optional<Entry> look(Path file) throws IOException {
    if (!Native.PRESENT) {
      return PlainListing.look(file);
    }
    try (Arena arena = Arena.ofConfined()) {
      return new NativeListing(arena).look(file);
    }
  }
}
