package io.weik.source.httppoll.item;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What becomes of the items that are there already when a source is polled for the first time. */
public enum FirstPoll {
  /** They are new. */
  @Key("all")
  @Doc("Every item of the first poll is new.")
  ALL,
  /** They are known. */
  @Key("none")
  @Doc("The items of the first poll are known from then on, without events.")
  NONE
}
