package io.weik.runtime;

import io.weik.api.problem.Problem;
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
 * @param paused whether a person paused it
 * @param position up to which all of its flows are done
 * @param pending events of the stream not done yet by the flow that is furthest behind
 * @param oldestPending when the oldest of those was stored
 * @param inFlight events that flows have just now
 * @param retrying failed events that wait for their next try
 * @param delivered events its flows took since they were started
 * @param lastMinute events they took in the last minute
 * @param problem what is wrong, if anything is
 */
public record SubscriptionStatus(
    String name,
    String source,
    String channel,
    List<String> flows,
    boolean paused,
    long position,
    long pending,
    Optional<Instant> oldestPending,
    int inFlight,
    int retrying,
    long delivered,
    long lastMinute,
    Optional<Problem> problem) {

  /** The word for people: what keeps it from delivering, else {@code running} or {@code idle}. */
  public String word() {
    if (paused) {
      return "paused";
    }
    return flows.isEmpty() ? "no flow" : problem.isPresent() ? "failing" : "running";
  }
}
