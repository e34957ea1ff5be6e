package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import io.weik.source.filewatch.watch.Names;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The watched folder.
 *
 * @param shown absolute, as people know it
 * @param real the same with all links resolved: where the files are
 * @param inode its number in its file system
 * @param device the number of that file system
 */
record Root(Path shown, Path real, long inode, long device) {
  /** Whether what is at the place of the root is still the same folder. */
  boolean isThere(Optional<Entry> found) {
    return found
        .filter(
            entry ->
                entry.kind() == EntryKind.FOLDER
                    && entry.inode() == inode
                    && entry.device() == device)
        .isPresent();
  }

  /** Where the file or folder at a relative path is; the root itself for empty text. */
  Path at(String relative) {
    return relative.isEmpty() ? real : Names.resolve(real, relative);
  }

  /** The relative path of a file or folder below {@link #real}; empty text for the root itself. */
  String relative(Path path) {
    return Names.shown(real.relativize(path));
  }

  /** The absolute path of the file at a relative path, as people know it. */
  String text(String relative) {
    var folder = Names.shown(shown);
    return folder.endsWith("/") ? folder + relative : folder + "/" + relative;
  }

  /** The folder that the file at a relative path is in. */
  static String folderOf(String relative) {
    int slash = relative.lastIndexOf('/');
    return slash < 0 ? "" : relative.substring(0, slash);
  }

  /** The relative path of something in a folder. */
  static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
