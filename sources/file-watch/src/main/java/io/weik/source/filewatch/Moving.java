package io.weik.source.filewatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.READ;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.Folder;
import io.weik.source.filewatch.watch.Names;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Moves a file into another folder, where nothing is ever replaced and nothing half written has its
 * name. {@code rename(2)} replaces; {@code link(2)} does not.
 *
 * @param file what is moved
 * @param folder where to, without links
 * @param name as {@link Names} shows it; where it is taken a number is put at its end
 */
record Moving(Path file, Path folder, String name) {
  private static final int MOST_NAMES = 10_000;
  private static final int LONGEST_NAME = 255;

  /**
   * Moves it.
   *
   * @param unchanged asked after a copy, before the file itself is deleted
   * @return false when it has changed, and stays
   */
  boolean run(BooleanSupplier unchanged) throws IOException {
    try {
      giveFreeName(file);
      return true;
    } catch (OtherDeviceException _) {
      return copy(unchanged);
    }
  }

  private boolean copy(BooleanSupplier unchanged) throws IOException {
    var copy = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.copy(file, copy, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
      if (Files.isRegularFile(copy, NOFOLLOW_LINKS)) {
        force(copy);
      }
      if (!unchanged.getAsBoolean()) {
        return false;
      }
      var moved = giveFreeName(copy);
      delete(file, moved);
      return true;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
      channel.force(true);
    }
  }

  private Path giveFreeName(Path from) throws IOException {
    for (int i = 0; i < MOST_NAMES; i++) {
      var free = Names.resolve(folder, numbered(i));
      try {
        rename(from, free);
        return free;
      } catch (FileAlreadyExistsException _) {
        // an earlier file of this name is there: the next number
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(name).toString());
  }

  private String numbered(int number) {
    if (number == 0) {
      return name;
    }
    var end = "." + number;
    var start = name;
    while ((start + end).getBytes(UTF_8).length > LONGEST_NAME) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + end;
  }

  private void rename(Path from, Path free) throws IOException {
    try {
      Files.createLink(free, from);
    } catch (FileAlreadyExistsException | NoSuchFileException failure) {
      throw failure;
    } catch (FileSystemException | UnsupportedOperationException _) {
      reserveAndRename(from, free);
      return;
    }
    delete(from, free);
  }

  /** For file systems without links, or where the file of another user may not be linked. */
  private void reserveAndRename(Path from, Path free) throws IOException {
    if (device(from) != device(folder)) {
      throw new OtherDeviceException();
    }
    Files.createFile(free);
    try {
      Files.move(from, free, ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.deleteIfExists(free);
      throw failure;
    }
  }

  private static long device(Path path) throws IOException {
    return Folder.look(path)
        .map(Entry::device)
        .orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  /** Deletes the old name, or else the new one, so that there is one in any case. */
  private static void delete(Path old, Path moved) throws IOException {
    try {
      Files.deleteIfExists(old);
    } catch (IOException failure) {
      Files.deleteIfExists(moved);
      throw failure;
    }
  }

  private static final class OtherDeviceException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
