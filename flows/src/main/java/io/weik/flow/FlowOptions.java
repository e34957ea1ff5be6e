package io.weik.flow;

import java.time.Clock;
import java.time.Duration;

/**
 * How flows are run.
 *
 * @param library the folder, as a person knows it, into which jars of further Camel components are
 *     dropped; named in hints
 * @param grace how long a flow that is closed waits for events under way
 * @param clock against which dates are held at which a peer or a flow asks to retry
 */
public record FlowOptions(String library, Duration grace, Clock clock) {
  /** What the distribution uses. */
  public static FlowOptions standard() {
    return new FlowOptions("lib/", Duration.ofSeconds(10), Clock.systemUTC());
  }
}
