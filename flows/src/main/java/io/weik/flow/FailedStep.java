package io.weik.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an exception was thrown. Rides on it as a suppressed one, since Camel hands the same
 * exception through nested exchanges that share nothing else.
 */
final class FailedStep extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<HttpTarget> target;

  /**
   * A place.
   *
   * @param name the step's name
   * @param index of the item in the flow's steps that holds it
   * @param target what the step called, when it is an HTTP step
   */
  FailedStep(String name, Optional<Integer> index, Optional<HttpTarget> target) {
    super(index.map(number -> "Steps[" + number + "] ").orElse("") + name, null, false, false);
    this.target = target;
  }

  /** The place where {@code failure} or what caused it was thrown, if it is known. */
  static Optional<FailedStep> of(@Nullable Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> Arrays.stream(cause.getSuppressed()))
        .filter(FailedStep.class::isInstance)
        .map(FailedStep.class::cast)
        .reduce((_, deeper) -> deeper);
  }

  /** The step, as {@code Steps[2] unmarshal}. */
  String place() {
    return String.valueOf(getMessage());
  }

  /** What the step called, when it is an HTTP step. */
  Optional<HttpTarget> target() {
    return target;
  }
}
