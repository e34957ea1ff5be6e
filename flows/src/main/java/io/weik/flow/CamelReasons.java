package io.weik.flow;

import io.weik.api.problem.Problem;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Failures that Camel tells apart by their text alone. */
final class CamelReasons {
  private static final List<Reason> REASONS =
      List.of(
          new Reason(
              "^Unsupported definition: null|ExpressionDefinition\\.getExpressionType",
              (_, _) ->
                  Problem.user("no expression").expected("simple, constant, jsonpath or another")),
          new Reason(
              "^Definition has no children|has no output processors|^OnException.* is not configured",
              (_, _) -> Problem.user("no steps inside").expected("steps: with a list")),
          new Reason(
              "^(.*?) must be (?:specified|configured)",
              (match, _) -> Problem.user("missing option").value(option(match.group(1)))),
          new Reason(
              "^Data format '([^']+)'",
              (match, library) -> Components.missingDataFormat(match.group(1), library)),
          new Reason(
              "Unknown parameters=\\[\\{(.*)}]",
              (match, _) ->
                  Problem.user("unknown option of the endpoint").value(keys(match.group(1)))),
          new Reason(
              "^Error parsing \\[.*] as a ([\\w.$]+\\w)", (match, _) -> unreadable(match.group())),
          new Reason(
              "^Property with key \\[([^]]+)]",
              (match, _) ->
                  Problem.user("property not there")
                      .value("{{" + match.group(1) + "}}")
                      .hint("write ${" + match.group(1) + "} for a variable")),
          new Reason(
              "\\bcamel-([a-z0-9-]+)",
              (match, library) ->
                  Problem.user("step needs what is not there")
                      .value("camel-" + match.group(1))
                      .hint(Components.dropIn(match.group(1), library))),
          new Reason(
              "OutputAwareFromDefinition",
              (_, _) ->
                  Problem.user("route inside a step").hint("move from to the top level of Steps")),
          new Reason(
              "must be added as top-level on the route\\. Try moving (\\w+)",
              (match, _) -> StepNames.unknown(decapitalized(match.group(1)))),
          new Reason(
              "^Unable to find constructor for node|^Unexpected type: class",
              (_, _) -> Problem.user("not a step").expected(FlowSteps.STEP)));

  private record Reason(Pattern text, BiFunction<MatchResult, String, Problem> problem) {
    Reason(String text, BiFunction<MatchResult, String, Problem> problem) {
      this(Pattern.compile(text), problem);
    }

    Optional<Problem> of(String message, String library) {
      return text.matcher(message)
          .results()
          .findFirst()
          .map(match -> problem.apply(match, library));
    }
  }

  private CamelReasons() {}

  /** The problem behind {@code cause}, whose message starts with the line {@code text}. */
  static Optional<Problem> known(Throwable cause, String text, String library) {
    return switch (cause) {
      case UnsupportedOperationException _ ->
          Optional.of(
              Problem.user("not the options of this step")
                  .expected("options by name, as simple: ${body}"));
      case ClassNotFoundException _ -> Optional.of(Problem.user("class not there").value(text));
      case URISyntaxException malformed ->
          Optional.of(Problem.user("malformed uri").value(malformed.getReason()));
      default -> REASONS.stream().flatMap(reason -> reason.of(text, library).stream()).findFirst();
    };
  }

  private static Problem unreadable(String message) {
    var type = message.substring(message.lastIndexOf('.') + 1);
    return type.equals("Class")
        ? Problem.user("class not there").value(CamelProblems.between("[", "]", message))
        : Problem.user("wrong value of an option").expected(EnumValues.named(message).orElse(type));
  }

  private static String decapitalized(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String option(String name) {
    return name.equals("headerName") ? "name" : name.replace("Either 'uri' or 'ref'", "uri");
  }

  private static String keys(String parameters) {
    return List.of(parameters.split(", ")).stream()
        .map(parameter -> parameter.replaceFirst("=.*", ""))
        .collect(Collectors.joining(", "));
  }
}
