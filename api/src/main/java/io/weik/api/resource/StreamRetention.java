package io.weik.api.resource;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a source's stream keeps.
 *
 * @param maxAge how long events stay that no subscription still needs; the server's setting when
 *     absent
 * @param maxBytes how large the stream may grow, under the same condition
 * @param hardLimit size in bytes that the stream never exceeds for long, even if a subscription
 *     still needs the events: that is a gap
 */
public record StreamRetention(
    Optional<Duration> maxAge, OptionalLong maxBytes, OptionalLong hardLimit) {
  /** Whatever the server is set to, and no hard limit. */
  public static StreamRetention defaults() {
    return new StreamRetention(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
  }
}
