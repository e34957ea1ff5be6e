package io.weik.source.schedule;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What becomes of moments that came due while the source was not running. */
public enum CatchUp {
  /** They are left out. */
  @Key("none")
  @Doc("They are left out; only moments at which the source runs become events.")
  NONE,
  /** One event stands for them all. */
  @Key("last")
  @Doc("The last of them becomes an event, however many there were.")
  LAST,
  /** Each becomes an event. */
  @Key("all")
  @Doc("Each becomes an event, oldest first, up to MaxCatchUp of them.")
  ALL
}
