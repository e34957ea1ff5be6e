package io.weik.source.filewatch.watch;

/** What an {@link Entry} is, links not followed. */
public enum EntryKind {
  /** A regular file. */
  FILE,
  /** A folder. */
  FOLDER,
  /** A symbolic link, wherever it leads. */
  LINK,
  /** A pipe, socket or device. */
  OTHER,
  /** Something in a listing that cannot be looked at; all else that is said of it is 0. */
  UNREADABLE
}
