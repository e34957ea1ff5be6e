package io.weik.runtime;

import io.weik.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What a flow is doing. */
public sealed interface FlowState {
  /** When it came to be so. */
  Instant since();

  /** Takes events. */
  record Started(Instant since) implements FlowState {}

  /** Takes none until someone starts it; its subscriptions keep their place. */
  record Stopped(Instant since) implements FlowState {}

  /** Was to be started and could not. */
  record Failed(Instant since, Problem why) implements FlowState {}

  /** The word for people. */
  default String word() {
    return switch (this) {
      case Started _ -> "started";
      case Stopped _ -> "stopped";
      case Failed _ -> "failed";
    };
  }

  /** Why it does not run, if something is wrong. */
  default Optional<Problem> problem() {
    return switch (this) {
      case Failed failed -> Optional.of(failed.why());
      case Started _, Stopped _ -> Optional.empty();
    };
  }
}
