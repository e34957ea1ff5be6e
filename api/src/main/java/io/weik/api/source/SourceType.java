package io.weik.api.source;

import io.weik.api.event.Payload;
import io.weik.api.resource.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * The names of the placeholders in EventType and Subject that this type's drafts fill, as {@code
   * operation}; they are no variables.
   */
  default Set<String> eventValues() {
    return Set.of();
  }

  /**
   * Where in the data of its events a {@code SourceColumn} is looked for, as dotted names, the
   * first that has it wins; the empty name is the data itself.
   */
  default List<String> columnPlaces() {
    return List.of("");
  }

  /**
   * What the outside world has against this source, found by asking it and changing nothing: hosts
   * that are not there, rights that are missing. Called by whoever checks a configuration before it
   * is used, on any thread; bounded in time by itself.
   *
   * @param declaration the resource that the config is of
   * @return empty when the source can start
   */
  default List<ParameterProblem> probe(C config, EventSource declaration)
      throws InterruptedException {
    return List.of();
  }

  /**
   * Removes what a source made for itself in the outside world, as a replication slot. Called once
   * it has stopped for good, or goes on with other parameters, on any thread; bounded in time by
   * itself.
   *
   * @param source the name of the source
   * @param successor its new parameters, when it goes on with others of this type
   * @throws Exception when something is left there: the runtime tells it
   */
  default void release(C config, String source, Optional<C> successor) throws Exception {}
}
