package io.weik.source.filewatch;

import io.weik.api.digest.Sha256;

/**
 * Ids of events: the same for one state of one file, whenever and however it is found. A state is
 * path, inode, time of modification and size.
 */
final class EventId {
  private static final int BYTES = 16;

  private EventId() {}

  /** Of a file that is there. */
  static String of(String path, KnownFile file) {
    return of(path, file, "");
  }

  /** Of a file that was in this state when it went. */
  static String deleted(String path, KnownFile file) {
    return of(path, file, "deleted");
  }

  private static String of(String path, KnownFile file, String what) {
    var text =
        String.join(
            "\0",
            path,
            Long.toString(file.inode()),
            Long.toString(file.modified()),
            Long.toString(file.size()),
            what);
    return new Sha256().add(text).hex(BYTES);
  }
}
