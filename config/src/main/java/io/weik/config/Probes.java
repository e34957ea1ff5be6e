package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.SourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Asks the outside world about the sources of one check, several at the same time. One thread. */
final class Probes {
  /** How many ask at a time: the connections of a server are not for checks alone. */
  private static final int AT_A_TIME = 8;

  private final List<Probe> probes = new ArrayList<>();

  private record Probe(
      Callable<List<ParameterProblem>> question,
      String resource,
      Consumer<ParameterProblem> teller) {}

  /**
   * Remembers a source whose parameters are right by themselves.
   *
   * @param teller is told each problem, once the answer is there
   */
  <C extends Record> void add(
      SourceType<C> type, EventSource declaration, Consumer<ParameterProblem> teller) {
    C config = type.configType().cast(declaration.parameters());
    probes.add(
        new Probe(() -> type.probe(config, declaration), declaration.id().toString(), teller));
  }

  /**
   * Asks, and tells what is wrong; blocks until all answers are there.
   *
   * @param failures is told of probes that failed themselves
   */
  void run(Consumer<Problem> failures) throws InterruptedException {
    var answers = new LinkedHashMap<Probe, Future<List<ParameterProblem>>>();
    try (var threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().name("probe-", 0).factory())) {
      probes.forEach(probe -> answers.put(probe, threads.submit(probe.question())));
      for (var answer : answers.entrySet()) {
        tell(answer.getKey(), answer.getValue(), failures);
      }
    }
  }

  private static void tell(
      Probe probe, Future<List<ParameterProblem>> answer, Consumer<Problem> failures)
      throws InterruptedException {
    try {
      answer.get().forEach(probe.teller());
    } catch (ExecutionException failed) {
      var what = "could not be checked: " + failed.getCause();
      failures.accept(Problem.internal(what).in(probe.resource()));
    }
  }
}
