package io.weik.source.filewatch.watch;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lists folders by what every JDK has. */
final class PlainListing {
  private PlainListing() {}

  static List<Entry> list(Path folder, boolean followed) throws IOException {
    if (!followed && Files.isSymbolicLink(folder)) {
      throw new NoSuchFileException(Names.shown(folder));
    }
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path file : stream) {
        listed(file).ifPresent(entries::add);
      }
    } catch (NotDirectoryException gone) {
      throw new NoSuchFileException(folder.toString());
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    entries.sort(ByName.ORDER);
    return entries;
  }

  private static Optional<Entry> listed(Path file) {
    try {
      return look(file);
    } catch (IOException _) {
      return Optional.of(Entry.unreadable(nameOf(file)));
    }
  }

  static Optional<Entry> look(Path file) throws IOException {
    try {
      return Optional.of(
          file.getFileSystem().supportedFileAttributeViews().contains("unix")
              ? unix(file)
              : basic(file));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (FileSystemException failure) {
      if (Files.notExists(file, NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Entry unix(Path file) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:mode,size,lastModifiedTime,ctime,ino,dev", NOFOLLOW_LINKS);
    return new Entry(
        nameOf(file),
        kind(value(attributes, "mode", Integer.class)),
        value(attributes, "size", Long.class),
        nanos(value(attributes, "lastModifiedTime", FileTime.class)),
        nanos(value(attributes, "ctime", FileTime.class)),
        value(attributes, "ino", Long.class),
        value(attributes, "dev", Long.class));
  }

  private static <T> T value(Map<String, Object> attributes, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(attributes.get(name), name));
  }

  private static Entry basic(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    long modified = nanos(attributes.lastModifiedTime());
    return new Entry(nameOf(file), kind(attributes), attributes.size(), modified, modified, 0, 0);
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : Names.shown(name);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  private static EntryKind kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return EntryKind.LINK;
    }
    if (attributes.isDirectory()) {
      return EntryKind.FOLDER;
    }
    return attributes.isRegularFile() ? EntryKind.FILE : EntryKind.OTHER;
  }

  /** The kind by the bits of {@code st_mode}, see inode(7). */
  static EntryKind kind(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> EntryKind.FILE;
      case 0040000 -> EntryKind.FOLDER;
      case 0120000 -> EntryKind.LINK;
      default -> EntryKind.OTHER;
    };
  }
}
