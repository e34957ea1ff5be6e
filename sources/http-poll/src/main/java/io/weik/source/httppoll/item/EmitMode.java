package io.weik.source.httppoll.item;

/** Which items become events. */
public enum EmitMode {
  /** New ones and changed ones. */
  CHANGED,
  /** New ones. */
  NEW,
  /** All, at every poll. */
  ALL
}
