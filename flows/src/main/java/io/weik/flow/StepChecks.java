package io.weik.flow;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.weik.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be seen to be wrong in the texts of steps but that Camel says late or never. */
final class StepChecks {
  private static final String DIRECT = "direct:";

  /** Options of file endpoints that Camel evaluates for each message, even in a static one. */
  private static final Pattern FILE_NAME = Pattern.compile("[?&](?:tempF|f)ileName=[^&]*");

  private final FlowSteps steps;
  private final VariableSyntax variables;
  private final String library;
  private final Set<String> routes;

  StepChecks(FlowSteps steps, Set<String> eventVariables, String library) {
    this.steps = steps;
    this.variables = new VariableSyntax(eventVariables);
    this.library = library;
    this.routes =
        steps.items().stream()
            .flatMap(item -> StepTexts.of(item).texts().stream())
            .filter(text -> text.isUriOf("from"))
            .map(text -> path(text.value()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What is wrong with the item at {@code index}. */
  List<Problem> problems(int index) {
    return StepTexts.of(steps.items().get(index)).texts().stream()
        .flatMap(text -> problem(text).stream())
        .toList();
  }

  private Optional<Problem> problem(StepTexts.Text text) {
    if (variables.isUsedIn(text.value())) {
      return misplacedVariable(text);
    }
    if (text.isUriOf("to") || text.isUriOf("toD") || text.isUriOf("wireTap")) {
      return endpoint(text.value());
    }
    return text.is("jsonpath") || text.is("jsonpath", "expression")
        ? jsonPath(text.value())
        : Optional.empty();
  }

  private Optional<Problem> misplacedVariable(StepTexts.Text text) {
    if (text.isUriOf("to") && variables.isUsedIn(fixedPart(text.value()))) {
      return Optional.of(staticUri());
    }
    if (text.isParameterOf("to") && !text.is("fileName") && !text.is("tempFileName")) {
      return Optional.of(staticUri());
    }
    return text.is("constant") || text.is("constant", "expression")
        ? Optional.of(constant())
        : Optional.empty();
  }

  private static Problem staticUri() {
    return Problem.user("variable of the event in the uri of to")
        .expected("a uri that is the same for all events")
        .hint("use toD instead of to");
  }

  private static Problem constant() {
    return Problem.user("variable of the event in a constant")
        .expected("text that is the same for all events")
        .hint("use simple instead of constant");
  }

  private Optional<Problem> endpoint(String uri) {
    if (uri.startsWith(DIRECT) && !uri.contains("${")) {
      return routes.contains(path(uri)) ? Optional.empty() : Optional.of(noRoute(path(uri)));
    }
    var colon = uri.indexOf(':');
    return colon > 0 && !uri.substring(0, colon).contains("$")
        ? Components.missing(uri.substring(0, colon), library)
        : Optional.empty();
  }

  private Problem noRoute(String uri) {
    var problem = Problem.user("no route starts with").value(uri);
    return routes.isEmpty()
        ? problem.hint("add an item to Steps: from: {uri: " + uri + ", steps: [...]}")
        : problem.expected(String.join(", ", routes.stream().sorted().toList()));
  }

  private static Optional<Problem> jsonPath(String path) {
    if (path.contains("${")) {
      return Optional.empty();
    }
    try {
      JsonPath.compile(path);
      return Optional.empty();
    } catch (InvalidPathException | IllegalArgumentException _) {
      return Optional.of(
          Problem.user("malformed jsonpath expression").expected("a path, as $.order.id"));
    }
  }

  private static String fixedPart(String uri) {
    return uri.startsWith("file:") ? FILE_NAME.matcher(uri).replaceAll("") : uri;
  }

  private static String path(String uri) {
    return uri.replaceFirst("\\?.*", "").replaceFirst("^direct://", DIRECT);
  }
}
