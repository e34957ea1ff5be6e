package io.weik.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A flow as the document that Camel's YAML loader reads: the steps as one route that starts at
 * {@value #START}, with configuration before it and further routes behind it, as Camel wants it.
 *
 * <p>Every item stands on a line of its own, every second line, so that the line Camel keeps for
 * each part of a route, which is at times the one before, tells the item.
 */
final class FlowDocument {
  /** Id of the route that events enter. */
  static final String ROUTE = "weikio";

  /** Where that route starts. */
  static final String START = "direct:weikio";

  private static final String OPEN =
      "{\"route\":{\"id\":\"" + ROUTE + "\",\"from\":{\"uri\":\"" + START + "\",\"steps\":[";
  private static final String CLOSE = "]}}}";
  private static final String NO_STEP = "{\"stop\":{}}";

  private final FlowSteps steps;
  private final VariableSyntax variables;
  private final List<Integer> order;

  /** The whole of {@code steps}. */
  FlowDocument(FlowSteps steps, Set<String> eventVariables) {
    this(steps, eventVariables, IntStream.range(0, steps.items().size()).boxed().toList());
  }

  private FlowDocument(FlowSteps steps, Set<String> eventVariables, List<Integer> indexes) {
    this.steps = steps;
    this.variables = new VariableSyntax(eventVariables);
    this.order =
        Stream.<Predicate<Integer>>of(steps::isConfiguration, steps::isStep, steps::isRoute)
            .flatMap(part -> indexes.stream().filter(part))
            .toList();
  }

  /** The item at {@code index} alone. */
  static FlowDocument only(int index, FlowSteps steps, Set<String> eventVariables) {
    return new FlowDocument(steps, eventVariables, List.of(index));
  }

  /** What Camel reads, from memory. */
  Resource resource() {
    return ResourceHelper.fromString("flow.yaml", text());
  }

  /** The index of the item that stands at {@code line} or just below it. */
  int indexAt(int line) {
    return order.get((line - 2) / 2);
  }

  private String text() {
    var lines = new ArrayList<String>(List.of("["));
    add(steps::isConfiguration, "", ",", lines);
    add(steps::isStep, OPEN, "", lines);
    if (order.stream().noneMatch(steps::isStep)) {
      lines.set(lines.size() - 1, lines.getLast() + OPEN + NO_STEP);
    }
    lines.set(lines.size() - 1, lines.getLast() + CLOSE);
    add(steps::isRoute, ",", "", lines);
    return String.join("\n", lines) + "]";
  }

  private void add(Predicate<Integer> part, String first, String last, List<String> lines) {
    var separator = first;
    for (int index : order.stream().filter(part).toList()) {
      lines.add(separator);
      lines.add(variables.rewrite(steps.items().get(index)).toString() + last);
      separator = last.isEmpty() ? "," : "";
    }
  }
}
