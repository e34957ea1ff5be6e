package io.weik.source.filewatch.watch;

import java.nio.file.Path;

/**
 * What a {@link Watcher} tells. It speaks of the past: whoever acts on it looks at the file again.
 * Paths are those of added folders plus a name.
 */
public sealed interface Notice {
  /**
   * A file came to be, is being written, or got other times or permissions; more may follow soon.
   */
  record Touched(Path path) implements Notice {}

  /** A writer closed the file, or it was moved here from elsewhere: it is complete now. */
  record Finished(Path path) implements Notice {}

  /** A file was deleted or moved to where nobody watches. */
  record Gone(Path path) implements Notice {}

  /**
   * A file or folder was renamed or moved, both names in added folders. A folder and those below it
   * stay added, under their new paths, and what was told under the old ones is found under the new:
   * list it again. A folder that was not added is told as {@link NewFolder} besides.
   */
  record Renamed(Path from, Path to) implements Notice {}

  /** A folder came to be or was moved here. It is not watched yet: add it, then list it. */
  record NewFolder(Path path) implements Notice {}

  /**
   * An added folder is no longer there: deleted, unmounted or moved away with all that is below it.
   * It is no longer watched. An added folder that contains nothing but vanishes is told this way
   * only, not as {@link Gone}.
   */
  record FolderGone(Path path) implements Notice {}

  /**
   * Notices were lost, and those not taken yet with them: add every folder again and list it again.
   */
  record Overflow() implements Notice {}
}
