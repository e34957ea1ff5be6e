package io.weik.source.database.config;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What becomes of the rows that are there at the very first start. */
public enum InitialSnapshot {
  /** They are the baseline: what changes from now on is an event. */
  @Key("none")
  @Doc("They are the baseline: what changes from now on is an event.")
  NONE,
  /** Each is an event with the operation read. */
  @Key("data")
  @Doc("Each is an event with the operation read.")
  DATA
}
