package io.weik.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscription as it is at one moment.
 *
 * @param name its name
 * @param source name of its source
 * @param channel name of its channel
 * @param flows names of the flows that take its events
 * @param position up to which all of them are done
 * @param pending events of the stream after that
 * @param oldestPending when the oldest of those was stored
 */
public record SubscriptionStatus(
    String name,
    String source,
    String channel,
    List<String> flows,
    long position,
    long pending,
    Optional<Instant> oldestPending) {}
