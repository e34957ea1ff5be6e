package io.weik.runtime;

import io.weik.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What an instance is doing. */
public sealed interface InstanceState {
  /** When it came to be so. */
  Instant since();

  /** Told to start, not yet ready to take in events. */
  record Starting(Instant since) implements InstanceState {}

  /** Takes in events. */
  record Running(Instant since) implements InstanceState {}

  /** Failed and waits for the next try. */
  record BackingOff(Instant since, Instant until, int failures, Problem why)
      implements InstanceState {}

  /** Works, but can take in nothing until something outside has changed. */
  record Waiting(Instant since, Problem why) implements InstanceState {}

  /** Told to stop, not yet still. */
  record Stopping(Instant since) implements InstanceState {}

  /** Still, by command or because nothing started it yet. */
  record Stopped(Instant since) implements InstanceState {}

  /**
   * This state as it follows {@code before}: failing again for the same reason goes on from when it
   * began.
   */
  default InstanceState after(InstanceState before) {
    return this instanceof BackingOff(_, var until, var failures, var why)
            && before instanceof BackingOff(var since, _, _, var same)
            && why.equals(same)
        ? new BackingOff(since, until, failures, why)
        : this;
  }

  /** The word for people, as {@code backing off}. */
  default String word() {
    return switch (this) {
      case Starting _ -> "starting";
      case Running _ -> "running";
      case BackingOff _ -> "backing off";
      case Waiting _ -> "waiting";
      case Stopping _ -> "stopping";
      case Stopped _ -> "stopped";
    };
  }

  /** Why it is not running, if something is wrong. */
  default Optional<Problem> problem() {
    return switch (this) {
      case BackingOff backingOff -> Optional.of(backingOff.why());
      case Waiting waiting -> Optional.of(waiting.why());
      case Starting _, Running _, Stopping _, Stopped _ -> Optional.empty();
    };
  }
}
