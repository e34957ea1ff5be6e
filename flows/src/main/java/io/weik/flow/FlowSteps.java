package io.weik.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The items of a flow's {@code Steps}, each an object with one field: the step's name. */
final class FlowSteps {
  /** What a step looks like. */
  static final String STEP = "a name with its options, as log: ${body}";

  /** What Camel allows beside routes and not inside them. */
  private static final Set<String> CONFIGURATIONS =
      Set.of(
          "errorHandler",
          "intercept",
          "interceptFrom",
          "interceptSendToEndpoint",
          "onCompletion",
          "onException");

  /** Items that are routes of their own. */
  private static final Set<String> ROUTES = Set.of("from", "route");

  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> items;

  private FlowSteps(List<JsonNode> items) {
    this.items = items;
  }

  /** The steps of a flow whose {@link #problems} are none. */
  static FlowSteps of(IntegrationFlow flow) {
    return new FlowSteps(read(flow).valueStream().toList());
  }

  /** Whatever keeps the steps from being a list of named steps. */
  static List<Problem> problems(IntegrationFlow flow) {
    var list = read(flow);
    if (!list.isArray() || list.isEmpty()) {
      return List.of(
          StepPlace.whole(flow, Problem.user("no steps").expected("a list of Camel steps")));
    }
    return IntStream.range(0, list.size())
        .filter(index -> list.get(index).size() != 1 || !list.get(index).isObject())
        .mapToObj(index -> StepPlace.of(flow, index, malformed(list.get(index))))
        .toList();
  }

  /** All items in their order. */
  List<JsonNode> items() {
    return items;
  }

  /** The name of the item at {@code index}. */
  String name(int index) {
    return items.get(index).fieldNames().next();
  }

  /** Whether the item at {@code index} is configuration of its flow. */
  boolean isConfiguration(int index) {
    return CONFIGURATIONS.contains(name(index));
  }

  /** Whether the item at {@code index} is a further route. */
  boolean isRoute(int index) {
    return ROUTES.contains(name(index));
  }

  /** Whether the item at {@code index} is a step that events go through. */
  boolean isStep(int index) {
    return !isConfiguration(index) && !isRoute(index);
  }

  /** The problem that one item holds all steps of {@code names}. */
  static Problem several(String names) {
    return Problem.user("several steps in one item")
        .value(names)
        .expected("one step for each dash")
        .hint("check the indentation");
  }

  private static Problem malformed(JsonNode item) {
    if (item.isObject() && item.size() > 1) {
      return several(String.join(", ", (Iterable<String>) item::fieldNames));
    }
    var problem = Problem.user("not a step").expected(STEP);
    return item.isTextual()
        ? problem.value(item.textValue()).hint("write " + item.textValue() + ": {}")
        : problem;
  }

  private static JsonNode read(IntegrationFlow flow) {
    try {
      return JSON.readTree(flow.steps().json());
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(
          "steps of " + flow.name() + " are not JSON: " + failure.getOriginalMessage(), failure);
    }
  }
}
