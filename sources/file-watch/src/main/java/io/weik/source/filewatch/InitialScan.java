package io.weik.source.filewatch;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What becomes of the files that are there when a source is started for the very first time. */
public enum InitialScan {
  @Key("baseline")
  @Doc("they are known from then on, without events")
  BASELINE,
  @Key("emit")
  @Doc("each is an event")
  EMIT
}
