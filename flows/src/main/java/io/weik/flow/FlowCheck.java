package io.weik.flow;

import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds what keeps a flow from starting: what its texts show, and what Camel says when it builds
 * the routes. Nothing is started, so nothing outside is touched. When the flow as a whole does not
 * build, each step is built alone, so that every wrong step is found, and at its place.
 */
final class FlowCheck {
  private final IntegrationFlow flow;
  private final FlowOptions options;

  FlowCheck(IntegrationFlow flow, FlowOptions options) {
    this.flow = flow;
    this.options = options;
  }

  /** All that is wrong, in the order of the steps. */
  List<Problem> problems() {
    var malformed = FlowSteps.problems(flow);
    return malformed.isEmpty() ? problems(FlowSteps.of(flow)) : malformed;
  }

  private List<Problem> problems(FlowSteps steps) {
    var checks = new StepChecks(steps, flow.eventVariables(), options.library());
    var inTexts = IntStream.range(0, steps.items().size()).mapToObj(checks::problems).toList();
    var inWhole =
        inTexts.stream().allMatch(List::isEmpty)
            ? build(new FlowDocument(steps, flow.eventVariables()))
            : Optional.<Problem>empty();
    if (inWhole.isEmpty() && inTexts.stream().allMatch(List::isEmpty)) {
      return List.of();
    }
    var alone =
        IntStream.range(0, inTexts.size())
            .boxed()
            .flatMap(
                index ->
                    (inTexts.get(index).isEmpty()
                            ? buildAlone(index, steps).stream()
                            : inTexts.get(index).stream())
                        .map(problem -> StepPlace.of(flow, index, problem)))
            .toList();
    return alone.isEmpty()
        ? inWhole.stream().map(problem -> StepPlace.whole(flow, problem)).toList()
        : alone;
  }

  private Optional<Problem> buildAlone(int index, FlowSteps steps) {
    return build(FlowDocument.only(index, steps, flow.eventVariables()));
  }

  private Optional<Problem> build(FlowDocument document) {
    try (var context = FlowContext.load(flow.name(), document, options.grace())) {
      context.init();
      return Optional.empty();
    } catch (Exception failure) {
      return Optional.of(new CamelProblems(flow.eventVariables(), options.library()).of(failure));
    }
  }
}
