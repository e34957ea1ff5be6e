package io.weik.runtime;

import java.time.Instant;
import java.util.List;

/**
 * A replay as it is at one moment.
 *
 * @param id its id, which replayed events carry as the extension {@code weikreplay}
 * @param request what was asked for
 * @param source name of the EventSource whose stream is read
 * @param flows names of the flows that get the events
 * @param first position it began at
 * @param last position it ends at
 * @param position up to which all its flows are done
 * @param delivered events that flows took, in this process
 * @param state what it is doing
 * @param started when it was asked for
 */
public record ReplayStatus(
    String id,
    ReplayRequest request,
    String source,
    List<String> flows,
    long first,
    long last,
    long position,
    long delivered,
    State state,
    Instant started) {
  /** What a replay is doing. */
  public enum State {
    /** Goes on, or waits for a flow to be started. */
    RUNNING,
    /** Every event was delivered or became a dead letter. */
    DONE,
    /** A person ended it. */
    CANCELLED
  }
}
