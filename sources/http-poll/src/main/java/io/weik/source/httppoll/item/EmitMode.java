package io.weik.source.httppoll.item;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** Which items become events. */
public enum EmitMode {
  /** Items never met before, and items whose content is another than when last met. */
  @Key("changed")
  @Doc("New items, and items that changed.")
  CHANGED,
  /** Items never met before. */
  @Key("new")
  @Doc("New items only.")
  NEW,
  /** Every item of every poll. */
  @Key("all")
  @Doc("Every item of every poll.")
  ALL
}
