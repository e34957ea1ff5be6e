package io.weik.source.filewatch;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How changes are noticed. */
public enum Mode {
  @Key("auto")
  @Doc("told by the operating system, or by listing where that cannot be, as on network mounts")
  AUTO,
  @Key("notify")
  @Doc("told by the operating system, whatever the file system is")
  NOTIFY,
  @Key("poll")
  @Doc("by listing the folder every PollingInterval")
  POLL
}
