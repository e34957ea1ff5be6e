package io.weik.runtime;

import io.weik.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far one flow is with one subscription, at one moment.
 *
 * @param subscription name of the subscription
 * @param flow name of the flow
 * @param state what the deliveries are doing
 * @param position up to which the flow is done with every event
 * @param pending events not done yet, those under way included
 * @param inFlight events that the flow has just now
 * @param retries how many failed events wait for their next try
 * @param retrying failed events that wait for their next try, the first to come first; some of them
 *     when there are many
 * @param held events that wait behind a failed one of their key
 * @param stuck tries that were cut off and have not ended
 * @param delivered events the flow took since it was started
 * @param lastMinute events it took in the last minute
 * @param failedTries tries that failed since it was started
 * @param deadLetters events given up since then
 * @param lastDelivered when it took one last
 * @param lastError what went wrong last
 * @param problem what is wrong just now, or a gap that nobody has looked at
 */
public record DeliveryStatus(
    String subscription,
    String flow,
    DeliveryState state,
    long position,
    long pending,
    int inFlight,
    int retries,
    List<Retrying> retrying,
    int held,
    int stuck,
    long delivered,
    long lastMinute,
    long failedTries,
    long deadLetters,
    Optional<Instant> lastDelivered,
    Optional<String> lastError,
    Optional<Problem> problem) {

  /**
   * A failed event that waits.
   *
   * @param position of the event in its stream
   * @param id of the event
   * @param tries so far
   * @param due not tried again before this
   * @param error of the last try
   */
  public record Retrying(long position, String id, int tries, Instant due, String error) {}
}
