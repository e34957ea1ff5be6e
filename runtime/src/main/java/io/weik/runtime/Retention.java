package io.weik.runtime;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a stream may let go of. An event goes when it breaks any bound.
 *
 * @param storedBefore events stored before this may go
 * @param maximumBytes the oldest may go until the rest is no larger
 * @param keepFrom nothing at or after this position goes, whatever the bounds before say
 * @param hardBytes the oldest go until the rest is no larger, whatever {@code keepFrom} says
 */
public record Retention(
    Instant storedBefore, OptionalLong maximumBytes, long keepFrom, OptionalLong hardBytes) {
  /** Without a hard limit. */
  public Retention(Instant storedBefore, OptionalLong maximumBytes, long keepFrom) {
    this(storedBefore, maximumBytes, keepFrom, OptionalLong.empty());
  }
}
