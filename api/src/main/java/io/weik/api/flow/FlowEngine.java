package io.weik.api.flow;

import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;

/** Makes flows run. Loaded only when there is a flow. Safe for use by several threads. */
public interface FlowEngine extends AutoCloseable {
  /**
   * What is wrong with the steps, without running them or reaching the outside world.
   *
   * @return empty when the flow would start
   */
  List<Problem> check(IntegrationFlow flow);

  /**
   * Starts a flow that has been checked.
   *
   * @throws io.weik.api.problem.ProblemException when it does not start
   */
  RunningFlow start(IntegrationFlow flow);

  /** Closes what the engine itself holds; running flows are closed by whoever started them. */
  @Override
  void close();
}
