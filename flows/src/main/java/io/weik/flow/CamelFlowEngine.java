package io.weik.flow;

import io.weik.api.flow.FlowEngine;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;

/**
 * Runs flows written in Camel's YAML DSL, each in a Camel context of its own. Touches no class of
 * Camel before the first flow is checked or started.
 *
 * @see <a href="https://camel.apache.org/components/4.18.x/others/yaml-dsl.html">YAML DSL</a>
 */
public final class CamelFlowEngine implements FlowEngine {
  private final FlowOptions options;

  /** An engine that holds nothing yet. */
  public CamelFlowEngine(FlowOptions options) {
    this.options = options;
  }

  @Override
  public List<Problem> check(IntegrationFlow flow) {
    return new FlowCheck(flow, options).problems();
  }

  @Override
  public RunningFlow start(IntegrationFlow flow) {
    var problems = FlowSteps.problems(flow);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return CamelRunningFlow.start(flow, options);
  }

  @Override
  public void close() {}
}
