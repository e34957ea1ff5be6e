package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;

/** How a file differs from what the listing says. */
sealed interface Difference {
  /** Its relative path. */
  String path();

  /** A file that is not known. */
  record Came(String path, Entry now) implements Difference {}

  /** A known file in another state. */
  record Changed(String path, KnownFile before, Entry now) implements Difference {}

  /** A known file that is not there. */
  record Went(String path, KnownFile before) implements Difference {}

  /** A known file that the parameters no longer ask for. */
  record Dropped(String path) implements Difference {}
}
