package io.weik.source.filewatch.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What changed from one listing of a folder to the next, as far as two listings can tell. */
final class Differences {
  private Differences() {}

  /** Both sorted, as {@link Folder#list} gives them. */
  static void tell(Path folder, List<Entry> before, List<Entry> now, Consumer<Notice> told) {
    int old = 0;
    int next = 0;
    while (old < before.size() || next < now.size()) {
      int order = order(before, old, now, next);
      if (order < 0) {
        gone(folder, before.get(old++), told);
      } else if (order > 0) {
        came(folder, now.get(next++), told);
      } else {
        changed(folder, before.get(old++), now.get(next++), told);
      }
    }
  }

  private static int order(List<Entry> before, int old, List<Entry> now, int next) {
    if (old == before.size()) {
      return 1;
    }
    return next == now.size() ? -1 : ByName.ORDER.compare(before.get(old), now.get(next));
  }

  /** A folder that is gone is told by whoever lists it. */
  private static void gone(Path folder, Entry entry, Consumer<Notice> told) {
    if (entry.kind() != EntryKind.FOLDER) {
      told.accept(new Notice.Gone(entry.in(folder)));
    }
  }

  private static void came(Path folder, Entry entry, Consumer<Notice> told) {
    Path path = entry.in(folder);
    told.accept(
        entry.kind() == EntryKind.FOLDER ? new Notice.NewFolder(path) : new Notice.Touched(path));
  }

  private static void changed(Path folder, Entry before, Entry now, Consumer<Notice> told) {
    boolean wasFolder = before.kind() == EntryKind.FOLDER;
    boolean isFolder = now.kind() == EntryKind.FOLDER;
    if (wasFolder && isFolder && before.inode() == now.inode()) {
      return;
    }
    if (!wasFolder && isFolder) {
      gone(folder, before, told);
    }
    if (!before.equals(now)) {
      came(folder, now, told);
    }
  }
}
