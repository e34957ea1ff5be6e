package io.weik.flow;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import java.util.List;

/**
 * The steps of Camel's YAML DSL and the options that people use most.
 *
 * @see <a
 *     href="https://camel.apache.org/components/4.18.x/eips/enterprise-integration-patterns.html">
 *     Enterprise integration patterns</a>
 */
final class StepNames {
  private static final List<String> STEPS =
      List.of(
          "aggregate",
          "choice",
          "circuitBreaker",
          "claimCheck",
          "convertBodyTo",
          "convertHeaderTo",
          "convertVariableTo",
          "delay",
          "doTry",
          "dynamicRouter",
          "enrich",
          "filter",
          "idempotentConsumer",
          "loadBalance",
          "log",
          "loop",
          "marshal",
          "multicast",
          "pipeline",
          "poll",
          "pollEnrich",
          "process",
          "recipientList",
          "removeHeader",
          "removeHeaders",
          "removeProperties",
          "removeProperty",
          "removeVariable",
          "resequence",
          "rollback",
          "routingSlip",
          "saga",
          "sample",
          "script",
          "setBody",
          "setExchangePattern",
          "setHeader",
          "setHeaders",
          "setProperty",
          "setVariable",
          "setVariables",
          "sort",
          "split",
          "step",
          "stop",
          "threads",
          "throttle",
          "throwException",
          "to",
          "toD",
          "transacted",
          "transform",
          "unmarshal",
          "validate",
          "wireTap");

  private static final List<String> TOP_LEVEL =
      List.of(
          "errorHandler",
          "from",
          "intercept",
          "interceptFrom",
          "interceptSendToEndpoint",
          "onCompletion",
          "onException",
          "route");

  private static final List<String> OPTIONS =
      List.of(
          "constant",
          "description",
          "doCatch",
          "doFinally",
          "exception",
          "exceptionType",
          "expression",
          "handled",
          "id",
          "json",
          "jsonpath",
          "loggerName",
          "loggingLevel",
          "message",
          "name",
          "otherwise",
          "parameters",
          "resultType",
          "simple",
          "source",
          "steps",
          "tokenize",
          "uri",
          "variable",
          "when");

  private StepNames() {}

  /** The problem that {@code name} is no step. */
  static Problem unknown(String name) {
    var problem =
        Problem.user("unknown step")
            .value(name)
            .expected("choice, filter, log, setBody, setHeader, split, to, toD, unmarshal, \u2026");
    if (TOP_LEVEL.contains(name)) {
      return problem.hint("move " + name + " to the top level of Steps");
    }
    return Suggestions.didYouMean(name, STEPS).map(problem::hint).orElse(problem);
  }

  /** The problem that {@code name} is no option of its step. */
  static Problem unknownOption(String name) {
    var problem = Problem.user("unknown option").value(name);
    return Suggestions.didYouMean(name, OPTIONS).map(problem::hint).orElse(problem);
  }
}
