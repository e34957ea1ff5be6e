package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;

/** What happened to a file. */
sealed interface FileChange {
  /** Its relative path. */
  String path();

  /** It is there now, and was not before. */
  record Created(String path, Entry now) implements FileChange {}

  /** It has other contents now. */
  record Modified(String path, KnownFile before, Entry now) implements FileChange {}

  /** It is gone. */
  record Deleted(String path, KnownFile before) implements FileChange {}

  /**
   * It had another name.
   *
   * @param replaced whether another file is under the old name by now
   */
  record Renamed(String path, String oldPath, KnownFile before, Entry now, boolean replaced)
      implements FileChange {}

  /** It is to be forgotten without a word. */
  record Dropped(String path) implements FileChange {}
}
