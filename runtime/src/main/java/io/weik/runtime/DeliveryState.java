package io.weik.runtime;

import io.weik.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What the deliveries of one subscription to one flow are doing. */
public sealed interface DeliveryState {
  /** When it came to be so. */
  Instant since();

  /** Events are delivered as they come. */
  record Running(Instant since) implements DeliveryState {}

  /** A person paused the subscription. */
  record Paused(Instant since) implements DeliveryState {}

  /**
   * Everything failed; one event is tried at {@code until}, and the first success resumes.
   *
   * @param failedTries in a row
   * @param error the last one
   */
  record CircuitOpen(Instant since, Instant until, int failedTries, String error)
      implements DeliveryState {}

  /** Stands still until a person resumes the subscription. */
  record Failed(Instant since, Problem why) implements DeliveryState {}

  /** The store cannot be reached; tried again soon. */
  record Waiting(Instant since, Problem why) implements DeliveryState {}

  /** The word for people, as {@code circuit open}. */
  default String word() {
    return switch (this) {
      case Running _ -> "running";
      case Paused _ -> "paused";
      case CircuitOpen _ -> "circuit open";
      case Failed _ -> "failed";
      case Waiting _ -> "waiting";
    };
  }

  /** What is wrong, if anything is. */
  default Optional<Problem> problem() {
    return switch (this) {
      case Running _, Paused _ -> Optional.empty();
      case CircuitOpen open ->
          Optional.of(
              Problem.remote("%d tries failed in a row".formatted(open.failedTries()))
                  .value(open.error()));
      case Failed failed -> Optional.of(failed.why());
      case Waiting waiting -> Optional.of(waiting.why());
    };
  }
}
