package io.weik.source.httppoll.item;

/** What becomes of the items that are there at the first poll. */
public enum FirstPoll {
  /** They become events. */
  ALL,
  /** They are only known from then on. */
  NONE
}
