package io.weik.server;

import io.weik.api.resource.ResourceId;
import io.weik.config.ResourceDocument;
import java.util.Optional;

/**
 * What an apply does, or would do, to one resource.
 *
 * @param before its document until then
 * @param after its document from then on; one of the two is there
 */
public record ResourceChange(
    ResourceId id, Optional<ResourceDocument> before, Optional<ResourceDocument> after) {
  /** The kinds of change. */
  public enum Action {
    CREATED,
    CHANGED,
    UNCHANGED,
    REMOVED
  }

  /** What kind of change it is. */
  public Action action() {
    if (before.isEmpty()) {
      return Action.CREATED;
    }
    if (after.isEmpty()) {
      return Action.REMOVED;
    }
    return before.equals(after) ? Action.UNCHANGED : Action.CHANGED;
  }
}
