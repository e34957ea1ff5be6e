package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Walks a folder and holds it against the listing, both in the same order, so that neither is ever
 * in memory as a whole.
 */
final class Scan {
  /** Takes what a scan finds. */
  interface Finder {
    /** Called before a folder is listed, so that nothing that comes meanwhile is missed. */
    void enters(Path folder) throws IOException;

    /** Something is not as the listing says. */
    void found(Difference difference) throws IOException, InterruptedException;

    /** A folder cannot be listed, or a file not be looked at: what is known of it stays. */
    void unreadable(Path path, IOException why);
  }

  private final Sight sight;
  private final Selection selection;
  private final Listing listing;
  private final boolean inodesAreStable;
  private final Finder finder;
  private final Deque<String> folders = new ArrayDeque<>();
  private long files;

  Scan(Sight sight, Selection selection, Listing listing, boolean inodesAreStable, Finder finder) {
    this.sight = sight;
    this.selection = selection;
    this.listing = listing;
    this.inodesAreStable = inodesAreStable;
    this.finder = finder;
  }

  /**
   * Scans a folder with all below it.
   *
   * @param start relative; empty text for the root
   * @return how many files are there
   * @throws IOException when the root itself cannot be listed
   */
  long run(String start) throws IOException, InterruptedException {
    var known = listing.below(start);
    folders.push(start);
    while (!folders.isEmpty()) {
      folder(folders.pop(), known);
    }
    while (known.hasNext()) {
      went(known);
    }
    return files;
  }

  private void folder(String folder, Listing.Known known) throws IOException, InterruptedException {
    var path = sight.root().at(folder);
    List<Entry> entries;
    try {
      finder.enters(path);
      entries = sight.list(folder);
      if (entries.isEmpty() && hasLostItsFileSystem(folder, known)) {
        throw new FileSystemException(
            path.toString(), null, "it is empty and on another file system than before");
      }
    } catch (IOException failure) {
      if (folder.isEmpty()) {
        throw failure;
      }
      if (!(failure instanceof NoSuchFileException)) {
        finder.unreadable(path, failure);
        skip(folder, known);
      }
      return;
    }
    compare(folder, entries, known);
    for (var entry : entries.reversed()) {
      var name = Root.in(folder, entry.name());
      if (mayBeFolder(entry) && selection.enters(name)) {
        folders.push(name);
      }
    }
  }

  /** An empty folder on another file system is most likely where one should be mounted. */
  private boolean hasLostItsFileSystem(String folder, Listing.Known known)
      throws IOException, InterruptedException {
    if (folder.isEmpty() || !reaches(ListingKey.below(folder), known)) {
      return false;
    }
    long device = known.file().device();
    return sight.anything(folder).filter(now -> now.device() != device).isPresent();
  }

  /** What is known below a folder that cannot be listed stays known. */
  private void skip(String folder, Listing.Known known) throws IOException, InterruptedException {
    var prefix = ListingKey.below(folder);
    while (reaches(prefix, known)) {
      known.take();
    }
  }

  /** Whether the next known file is below a folder; those that should have come before are gone. */
  private boolean reaches(String prefix, Listing.Known known)
      throws IOException, InterruptedException {
    while (known.hasNext() && ListingKey.compare(known.key(), prefix) < 0) {
      went(known);
    }
    return known.hasNext() && known.key().startsWith(prefix);
  }

  private void compare(String folder, List<Entry> entries, Listing.Known known)
      throws IOException, InterruptedException {
    var prefix = ListingKey.files(folder);
    for (var entry : entries) {
      var path = Root.in(folder, entry.name());
      if (entry.kind() != EntryKind.FOLDER && selection.takes(path)) {
        compare(path, prefix + entry.name(), entry, known);
      }
    }
  }

  private void compare(String path, String key, Entry entry, Listing.Known known)
      throws IOException, InterruptedException {
    Optional<Entry> file;
    try {
      file = sight.file(path, entry);
    } catch (IOException failure) {
      finder.unreadable(sight.root().at(path), failure);
      if (isNext(key, known)) {
        known.take();
      }
      return;
    }
    if (file.isPresent()) {
      files++;
      differ(path, key, file.get(), known);
    }
  }

  private void differ(String path, String key, Entry now, Listing.Known known)
      throws IOException, InterruptedException {
    if (!isNext(key, known)) {
      finder.found(new Difference.Came(path, now));
      return;
    }
    var before = known.take();
    if (!before.is(now, inodesAreStable)) {
      finder.found(new Difference.Changed(path, before, now));
    }
  }

  /** Whether a file is the next known one; those that should have come before have gone. */
  private boolean isNext(String key, Listing.Known known) throws IOException, InterruptedException {
    int order = -1;
    while (known.hasNext() && (order = ListingKey.compare(known.key(), key)) < 0) {
      went(known);
    }
    return known.hasNext() && order == 0;
  }

  private static boolean mayBeFolder(Entry entry) {
    return entry.kind() == EntryKind.FOLDER || entry.kind() == EntryKind.UNREADABLE;
  }

  private void went(Listing.Known known) throws IOException, InterruptedException {
    var path = ListingKey.path(known.key());
    var before = known.take();
    finder.found(
        selection.takes(path) ? new Difference.Went(path, before) : new Difference.Dropped(path));
  }
}
