package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Polled;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a source would emit now: it is run once against the real world, and nothing is stored.
 *
 * @param source its name
 * @param type its source type
 * @param where how it is reached or what it watches
 * @param summary what it found, in a few words, when it says so
 * @param count how many events it would emit
 * @param events the first of them, with their variables
 * @param parts how long parts of the work took, in the order they were first done
 * @param took how long all of it took
 * @param problem why it could not do it
 * @param warnings what it would have warned of
 */
public record Trial(
    String source,
    String type,
    String where,
    Optional<String> summary,
    long count,
    List<Event> events,
    List<Part> parts,
    Duration took,
    Optional<Problem> problem,
    List<Problem> warnings) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A part of the work and how long it took in all. */
  public record Part(String name, Duration took) {}

  /**
   * Tries a source that keeps no state yet.
   *
   * @param limit how many events are kept to be shown
   */
  public static Trial of(EventSource declaration, SourceType<?> type, int limit, Clock clock)
      throws InterruptedException {
    return of(declaration, type, limit, new TrialContext.State.None(), clock);
  }

  static Trial of(
      EventSource declaration, SourceType<?> type, int limit, TrialContext.State state, Clock clock)
      throws InterruptedException {
    var context =
        new TrialContext(
            declaration,
            state,
            limit,
            new EventMaker(declaration, type.columnPlaces(), new SourceFigures(), clock),
            clock);
    return of(declaration, type, context);
  }

  private static <C extends Record> Trial of(
      EventSource declaration, SourceType<C> type, TrialContext context)
      throws InterruptedException {
    C parameters = type.configType().cast(declaration.parameters());
    long start = System.nanoTime();
    Optional<String> summary = Optional.empty();
    Optional<Problem> problem = Optional.empty();
    try {
      summary = run(type.create(parameters), declaration, context);
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Exception failure) {
      problem = Optional.of(Failures.problem(failure));
    }
    return new Trial(
        declaration.name(),
        declaration.type(),
        type.summary(parameters),
        summary,
        context.count(),
        context.events(),
        context.parts(),
        Duration.ofNanos(System.nanoTime() - start),
        problem.or(context::waitsFor),
        context.warnings());
  }

  private static Optional<String> run(Source source, EventSource declaration, TrialContext context)
      throws Exception {
    return switch (source) {
      case Source.Choosing(var chooser) -> run(chooser.choose(context), declaration, context);
      case Source.Polling polling -> {
        try (var poller = polling.opener().open(context)) {
          var poll = new Poll(declaration.name(), poller);
          yield Optional.of(poll.within(polling.timeout(), _ -> {}).summary());
        }
      }
      case Source.Running(_, var trial) -> {
        var body = trial.orElseThrow(() -> new ProblemException(waitsToBeSentTo(declaration)));
        var poll =
            new Poll(
                declaration.name(),
                () -> {
                  body.run(context);
                  return new Polled("", false);
                });
        yield Optional.of(poll.within(PATIENCE, _ -> {}).summary())
            .filter(summary -> !summary.isEmpty());
      }
    };
  }

  /** Whether a source looks for events by itself, so that it can be tried. */
  public static boolean isPossible(EventSource declaration, SourceType<?> type) {
    return switch (source(declaration, type)) {
      case Source.Polling _, Source.Choosing _ -> true;
      case Source.Running(_, var trial) -> trial.isPresent();
    };
  }

  private static <C extends Record> Source source(EventSource declaration, SourceType<C> type) {
    return type.create(type.configType().cast(declaration.parameters()));
  }

  private static Problem waitsToBeSentTo(EventSource declaration) {
    return Problem.user("this source waits to be sent to, there is nothing to try")
        .value(declaration.type())
        .hint("send it something with weikio es simulate " + declaration.name());
  }
}
