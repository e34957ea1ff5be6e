package io.weik.flow;

import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;

/** Puts problems where their step stands. */
final class StepPlace {
  private StepPlace() {}

  /** {@code problem}, placed at the item {@code index} of the flow's steps. */
  static Problem of(IntegrationFlow flow, int index, Problem problem) {
    var placed = problem.in(flow.id().toString()).path("spec.Steps[" + index + "]");
    var places = flow.steps().places();
    return index < places.size() ? placed.at(places.get(index)) : placed;
  }

  /** {@code problem}, placed at the steps as a whole. */
  static Problem whole(IntegrationFlow flow, Problem problem) {
    var placed = problem.in(flow.id().toString()).path("spec.Steps");
    var places = flow.steps().places();
    return places.isEmpty() ? placed.at(flow.metadata().at()) : placed.at(places.getFirst());
  }
}
