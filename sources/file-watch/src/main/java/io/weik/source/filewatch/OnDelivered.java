package io.weik.source.filewatch;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What becomes of a file once all subscriptions have delivered its events. */
public enum OnDelivered {
  @Key("keep")
  @Doc("it stays")
  KEEP,
  @Key("delete")
  @Doc("it is deleted")
  DELETE,
  @Key("move")
  @Doc("it is moved below MoveTo")
  MOVE
}
