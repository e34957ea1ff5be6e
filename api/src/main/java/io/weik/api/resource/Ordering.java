package io.weik.api.resource;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How a subscription keeps the order of events. */
public enum Ordering {
  /** Same key: in order and never side by side. Different keys: side by side. */
  @Key("key")
  @Doc("Events of one key are delivered in order, one at a time; different keys side by side.")
  KEY,
  /** All side by side, in no order. */
  @Key("none")
  @Doc("All events side by side, in no order.")
  NONE
}
