package io.weik.api.resource;

import java.time.Instant;

/** Where a new subscription starts in its source's stream. */
public sealed interface StartFrom {
  /**
   * After the newest event at the time it is applied; with its source in one apply, nothing is
   * missed.
   */
  record New() implements StartFrom {}

  /** At the oldest event kept. */
  record Earliest() implements StartFrom {}

  /** At the first event stored at or after this time. */
  record At(Instant time) implements StartFrom {}
}
