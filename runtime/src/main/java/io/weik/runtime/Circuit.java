package io.weik.runtime;

import io.weik.api.resource.CircuitPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Notices that everything fails and then lets through one try at a time, with growing pauses, until
 * one succeeds. Safe for use by several threads.
 */
final class Circuit {
  private static final double JITTER = 0.1;

  private enum Gate {
    CLOSED,
    OPEN,
    PROBE_ALLOWED,
    PROBING
  }

  private final CircuitPolicy policy;
  private final Backoff backoff;
  private final Clock clock;
  private volatile Gate gate = Gate.CLOSED;
  private volatile int failures;
  private String firstFailed = "";
  private boolean several;
  private boolean freshFailed;
  private int pauses;
  private DeliveryState.@Nullable CircuitOpen shown;

  Circuit(CircuitPolicy policy, Clock clock) {
    this.policy = policy;
    this.backoff = new Backoff(policy.initialDelay(), policy.maxDelay(), 2, JITTER);
    this.clock = clock;
  }

  /**
   * Whether one more try may begin. While it is open, an event that was never tried may be tried at
   * once, as long as no other such event has failed since: perhaps only old ones fail.
   */
  boolean admits(boolean fresh) {
    if (gate == Gate.CLOSED) {
      return true;
    }
    synchronized (this) {
      boolean probe = gate == Gate.PROBE_ALLOWED || (gate == Gate.OPEN && fresh && !freshFailed);
      if (probe) {
        gate = Gate.PROBING;
      }
      return probe || gate == Gate.CLOSED;
    }
  }

  /** What was admitted has not been tried after all. */
  synchronized void unused() {
    if (gate == Gate.PROBING) {
      gate = Gate.PROBE_ALLOWED;
    }
  }

  /** Whether it lets everything through. */
  boolean isClosed() {
    return gate == Gate.CLOSED;
  }

  /** What it says while it is not closed. */
  synchronized Optional<DeliveryState.CircuitOpen> state() {
    return Optional.ofNullable(shown);
  }

  /** A try succeeded. Tells whether this closed it. */
  boolean succeeded() {
    if (gate == Gate.CLOSED && failures == 0) {
      return false;
    }
    synchronized (this) {
      boolean closes = gate != Gate.CLOSED;
      gate = Gate.CLOSED;
      failures = 0;
      firstFailed = "";
      several = false;
      freshFailed = false;
      pauses = 0;
      shown = null;
      return closes;
    }
  }

  /** What a failed try did to it. */
  sealed interface Effect {
    /** Nothing. */
    record None() implements Effect {}

    /** It opened, or stays open after a probe; {@link #allowProbe} is to be called after this. */
    record Pause(Duration length, boolean opened) implements Effect {}
  }

  /**
   * A try of this event failed.
   *
   * @param fresh whether it was its first one
   * @param alone whether nothing waited that was never tried; if something does, an event that
   *     fails again says nothing of the others
   */
  synchronized Effect failed(String eventId, String error, boolean fresh, boolean alone) {
    freshFailed |= fresh && gate != Gate.CLOSED;
    if (gate == Gate.CLOSED && !fresh && !alone) {
      return new Effect.None();
    }
    failures++;
    several |= !firstFailed.isEmpty() && !firstFailed.equals(eventId);
    firstFailed = firstFailed.isEmpty() ? eventId : firstFailed;
    return switch (gate) {
      case OPEN -> new Effect.None();
      case CLOSED ->
          policy.failedTries() > 0 && failures >= policy.failedTries() && several
              ? pause(error, true)
              : new Effect.None();
      case PROBE_ALLOWED, PROBING -> pause(error, false);
    };
  }

  private Effect pause(String error, boolean opened) {
    gate = Gate.OPEN;
    pauses++;
    var wait = backoff.after(pauses, ThreadLocalRandom.current());
    var now = clock.instant();
    var since = shown == null ? now : shown.since();
    shown = new DeliveryState.CircuitOpen(since, now.plus(wait), failures, error);
    return new Effect.Pause(wait, opened);
  }

  /** The pause is over: one try may begin. */
  synchronized void allowProbe() {
    if (gate == Gate.OPEN) {
      gate = Gate.PROBE_ALLOWED;
    }
  }
}
