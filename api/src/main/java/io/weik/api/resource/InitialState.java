package io.weik.api.resource;

/** What a flow is before someone starts or stops it. */
public enum InitialState {
  /** Waits to be started by command. */
  STOPPED,
  /** Runs as soon as it is applied. */
  STARTED,
  /** Whatever it was before; the same as stopped when it is new. */
  UNKNOWN
}
