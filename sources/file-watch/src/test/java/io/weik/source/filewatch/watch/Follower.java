package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/** Knows which files are below a root by nothing but notices and what they make it look at. */
final class Follower {
  final TreeSet<Path> files = new TreeSet<>();
  private final Watcher watcher;
  private final Path root;

  Follower(Watcher watcher, Path root) throws IOException, InterruptedException {
    this.watcher = watcher;
    this.root = root;
    enter(root);
  }

  /** Follows until nothing is told for this long; false when nothing was told at all. */
  boolean follow(Duration quiet) throws IOException, InterruptedException {
    boolean any = false;
    for (var notices = watcher.take(quiet); !notices.isEmpty(); notices = watcher.take(quiet)) {
      any = true;
      for (Notice notice : notices) {
        follow(notice);
      }
    }
    return any;
  }

  private void follow(Notice notice) throws IOException, InterruptedException {
    switch (notice) {
      case Notice.Touched(Path path) -> look(path);
      case Notice.Finished(Path path) -> look(path);
      case Notice.Gone(Path path) -> look(path);
      case Notice.NewFolder(Path path) -> look(path);
      case Notice.FolderGone(Path path) -> look(path);
      case Notice.Renamed(Path from, Path to) -> {
        look(from);
        look(to);
      }
      case Notice.Overflow _ -> look(root);
    }
  }

  private void look(Path path) throws IOException, InterruptedException {
    files.removeIf(file -> file.startsWith(path));
    Optional<Entry> entry = Folder.look(path);
    if (entry.isPresent() && entry.get().kind() == EntryKind.FOLDER) {
      enter(path);
    } else if (entry.isPresent()) {
      files.add(path);
    }
  }

  private void enter(Path folder) throws IOException, InterruptedException {
    if (!watcher.add(folder)) {
      return;
    }
    try {
      enterAll(folder, Folder.list(folder));
    } catch (NoSuchFileException _) {
      files.removeIf(file -> file.startsWith(folder));
    }
  }

  private boolean enterAll(Path folder, Iterable<Entry> entries)
      throws IOException, InterruptedException {
    for (Entry entry : entries) {
      look(entry.in(folder));
    }
    return true;
  }
}
