package io.weik.source.database.config;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How changes are found. */
public enum ChangeTracking {
  /** The log where the server and the user allow it, else polling; decided at the first start. */
  @Key("auto")
  @Doc("The log where the server and the user allow it, else polling; decided at the first start.")
  AUTO,
  /** By the log of the server. */
  @Key("log")
  @Doc("By the log of the server.")
  LOG,
  /** By reading the table again and comparing. */
  @Key("poll")
  @Doc("By reading the table again and comparing.")
  POLL
}
