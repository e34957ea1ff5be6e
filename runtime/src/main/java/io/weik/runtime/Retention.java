package io.weik.runtime;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a stream may let go of. An event goes when it breaks any bound.
 *
 * @param storedBefore events stored before this may go
 * @param maximumBytes the oldest may go until the rest is no larger
 * @param keepFrom nothing at or after this position goes, whatever the other bounds say
 */
public record Retention(Instant storedBefore, OptionalLong maximumBytes, long keepFrom) {}
