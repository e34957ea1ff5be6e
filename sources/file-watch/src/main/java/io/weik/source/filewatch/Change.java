package io.weik.source.filewatch;

import io.weik.api.parameter.Doc;
import java.util.Locale;

/** What can happen to a file. */
public enum Change {
  @Doc("a file is there that was not there before")
  CREATED,
  @Doc("a known file has other contents")
  MODIFIED,
  @Doc("a known file is gone")
  DELETED,
  @Doc("a known file has another name; without this, one was deleted and one was created")
  RENAMED;

  /** The word in events, as {@code created}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
