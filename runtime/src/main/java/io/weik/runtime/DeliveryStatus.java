package io.weik.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one flow is with one subscription, at one moment.
 *
 * @param subscription name of the subscription
 * @param flow name of the flow
 * @param position up to which the flow is done
 * @param pending events of the stream after that
 * @param delivered events the flow took since it was started
 * @param failedTries tries that failed since then
 * @param deadLetters events given up since then
 * @param lastDelivered when it took one last
 * @param lastError what went wrong last
 */
public record DeliveryStatus(
    String subscription,
    String flow,
    long position,
    long pending,
    long delivered,
    long failedTries,
    long deadLetters,
    Optional<Instant> lastDelivered,
    Optional<String> lastError) {}
