package io.weik.server;

import io.weik.api.resource.ResourceId;

/** What an apply does, or would do, to one resource. */
public record ResourceChange(ResourceId id, Action action) {
  /** The kinds of change. */
  public enum Action {
    CREATED,
    CHANGED,
    UNCHANGED,
    REMOVED
  }
}
