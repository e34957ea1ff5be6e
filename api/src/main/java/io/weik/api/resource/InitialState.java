package io.weik.api.resource;

import io.weik.api.parameter.Doc;

/** What a flow is before someone starts or stops it. */
public enum InitialState {
  @Doc("Waits to be started by command.")
  STOPPED,
  @Doc("Runs as soon as it is applied.")
  STARTED,
  @Doc("Whatever it was before; the same as stopped when it is new.")
  UNKNOWN
}
