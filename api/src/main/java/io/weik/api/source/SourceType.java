package io.weik.api.source;

import io.weik.api.event.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A type of event source: one folder, one implementation, one line where the types are listed.
 * Outside jars announce theirs through {@link java.util.ServiceLoader}. Stateless.
 *
 * @param <C> the record that declares the type's parameters: the parser, the problems, the JSON
 *     Schema, {@code explain} and the reference page all come from its components
 */
public interface SourceType<C extends Record> {
  /** What {@code spec.Type} says, as {@code file-watch}. */
  String name();

  /** The record class of the parameters. */
  Class<C> configType();

  /**
   * What is wrong with parameters that are each right by themselves. Called at validation; no I/O.
   *
   * @return empty when all is well
   */
  default List<ParameterProblem> check(C config) {
    return List.of();
  }

  /** What only one source at a time may have, so that a clash is told before anything starts. */
  default List<Claim> claims(C config) {
    return List.of();
  }

  /** Makes a source of checked parameters; no I/O. */
  Source create(C config);

  /**
   * A delivery such as the outside world would send to this source, correctly signed.
   *
   * @param now the time that goes into signatures
   * @return empty when nothing is sent to sources of this type
   */
  default Optional<SimulatedDelivery> simulate(C config, Payload payload, Instant now) {
    return Optional.empty();
  }

  /**
   * One line on how a source with this config is reached or what it watches, as {@code POST
   * /webhooks/github}.
   */
  default String summary(C config) {
    return "";
  }
}
