package io.weik.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Where an exception was thrown. Rides on it as a suppressed one, since Camel hands the same
 * exception through nested exchanges that share nothing else.
 */
final class FailedStep extends Exception {
  private static final long serialVersionUID = 1L;

  /** The steps whose failures may be those of a peer. */
  private static final Set<String> CALLING =
      Set.of("dynamicRouter", "enrich", "recipientList", "routingSlip", "to", "toD");

  private final transient Optional<Target> target;
  private final transient Optional<String> retryAfter;

  private FailedStep(String place, Optional<Target> target, Optional<String> retryAfter) {
    super(place, null, false, false);
    this.target = target;
    this.retryAfter = retryAfter;
  }

  /**
   * The place of a step that failed with {@code exchange}.
   *
   * @param name the step's name
   * @param index of the item in the flow's steps that holds it
   */
  static FailedStep at(String name, Optional<Integer> index, Exchange exchange) {
    return new FailedStep(
        index.map(number -> "Steps[" + number + "] ").orElse("") + name,
        CALLING.contains(name) ? Target.of(exchange) : Optional.empty(),
        Optional.ofNullable(exchange.getMessage().getHeader(RetryAfter.HEADER, String.class)));
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

  /** What the step called, when it is an HTTP or mail step. */
  Optional<Target> target() {
    return target;
  }

  /** The header {@value RetryAfter#HEADER} as the flow had it then. */
  Optional<String> retryAfter() {
    return retryAfter;
  }
}
