package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Sees regular files below the root; a link to one counts as it, if asked for and inside. A folder
 * that was replaced by a link, or is below one, is not there.
 */
final class Sight {
  private final Root root;
  private final Disk disk;
  private final boolean followsLinks;

  Sight(Root root, Disk disk, boolean followsLinks) {
    this.root = root;
    this.disk = disk;
    this.followsLinks = followsLinks;
  }

  /** All that is in the folder at a relative path. */
  List<Entry> list(String folder) throws IOException {
    var entries = disk.list(root.at(folder));
    if (!isItself(folder)) {
      throw new NoSuchFileException(root.text(folder));
    }
    return entries;
  }

  /** The file at a relative path; empty when there is none, or something else. */
  Optional<Entry> file(String path) throws IOException {
    var found = disk.look(root.at(path));
    return found.isPresent() && isItself(Root.folderOf(path))
        ? file(path, found.get())
        : Optional.empty();
  }

  /** What is at a relative path, of whatever kind. */
  Optional<Entry> anything(String path) throws IOException {
    return disk.look(root.at(path));
  }

  /** Whether the root is still there, and still the same folder. */
  boolean isRootThere() {
    try {
      return root.isThere(anything(""));
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * The file that an entry at a relative path stands for.
   *
   * @throws IOException when it cannot be looked at
   */
  Optional<Entry> file(String path, Entry entry) throws IOException {
    return switch (entry.kind()) {
      case FILE -> Optional.of(entry);
      case LINK -> followsLinks ? behind(path) : Optional.empty();
      case FOLDER, OTHER -> Optional.empty();
      case UNREADABLE -> file(path);
    };
  }

  /** Whether the way from the root to a folder leads through no link. */
  private boolean isItself(String folder) throws IOException {
    if (folder.isEmpty()) {
      return true;
    }
    try {
      var path = root.at(folder);
      return path.toRealPath().equals(path);
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private Optional<Entry> behind(String path) throws IOException {
    var target = target(path);
    return target.isPresent()
        ? disk.look(target.get()).filter(entry -> entry.kind() == EntryKind.FILE)
        : Optional.empty();
  }

  /** Where a link leads, if that is below the root. */
  private Optional<Path> target(String path) {
    try {
      return Optional.of(root.at(path).toRealPath()).filter(real -> real.startsWith(root.real()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The path by which the file at a relative path can be read without following links. */
  Path readable(String path) throws IOException {
    if (!isItself(Root.folderOf(path))) {
      throw new NoSuchFileException(root.text(path));
    }
    var found = disk.look(root.at(path));
    if (found.filter(entry -> entry.kind() == EntryKind.LINK).isEmpty()) {
      return root.at(path);
    }
    return target(path).filter(_ -> followsLinks).orElseThrow(() -> new NoSuchFileException(path));
  }

  Root root() {
    return root;
  }
}
