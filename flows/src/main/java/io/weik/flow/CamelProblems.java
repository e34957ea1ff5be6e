package io.weik.flow;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.dsl.yaml.common.exception.DuplicateKeyException;
import org.apache.camel.dsl.yaml.common.exception.UnknownNodeIdException;
import org.apache.camel.dsl.yaml.common.exception.UnsupportedFieldException;
import org.apache.camel.language.simple.types.SimpleParserException;

/**
 * Says what Camel found wrong as problems. Camel's messages quote routes and values, in which
 * variables, secret ones too, are in place already; so only names and reasons are taken from them.
 */
final class CamelProblems {
  private final Set<String> eventVariables;
  private final String library;

  CamelProblems(Set<String> eventVariables, String library) {
    this.eventVariables = eventVariables;
    this.library = library;
  }

  /** What {@code failure} means to the person who wrote the steps. */
  Problem of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .toList()
        .reversed()
        .stream()
        .map(this::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> Problem.user("step does not load").value(FailureText.reason(failure)));
  }

  private Optional<Problem> known(Throwable cause) {
    var text = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return switch (cause) {
      case UnknownNodeIdException _ -> Optional.of(StepNames.unknown(afterColon(text)));
      case UnsupportedFieldException _ -> Optional.of(StepNames.unknownOption(afterColon(text)));
      case DuplicateKeyException _ ->
          Optional.of(FlowSteps.several(between("keys: [", "]", text).replace(",", ", ")));
      case SimpleParserException _ -> Optional.of(malformed(text));
      case NoSuchLanguageException missing -> Optional.of(language(missing.getLanguage()));
      case NoSuchEndpointException missing -> Optional.of(endpoint(missing.getUri()));
      case NoSuchBeanException missing ->
          Optional.of(
              Problem.user("no such bean")
                  .value(missing.getName())
                  .expected("steps without beans: flows have none"));
      case PropertyBindingException wrong -> Optional.of(wrongValue(wrong));
      default -> CamelReasons.known(cause, text, library);
    };
  }

  private Problem malformed(String reason) {
    if (!reason.startsWith("Unknown function: ")) {
      return Problem.user("malformed simple expression").value(FailureText.oneLine(reason));
    }
    var name = afterColon(reason);
    var known = SimpleFunctions.with(eventVariables);
    var problem = Problem.user("unknown variable or function").value("${" + name + "}");
    return Suggestions.nearest(name, known).stream()
        .findFirst()
        .map(near -> problem.hint("did you mean ${" + near + "}?"))
        .orElse(problem)
        .expected(SimpleFunctions.some(eventVariables));
  }

  private Problem language(String name) {
    return name.equals("bean")
        ? Problem.user("simple expression reaches into an object")
            .expected("body, header.<name>, variable.<name> or jsonpath(<path>)")
            .hint("write ${jsonpath($.field)} for a field of JSON data")
        : Components.missingLanguage(name, library);
  }

  private Problem endpoint(String uri) {
    var colon = uri.indexOf(':');
    return Optional.of(colon)
        .filter(at -> at > 0)
        .flatMap(at -> Components.missing(uri.substring(0, at), library))
        .orElseGet(() -> Problem.user("not a uri").expected("component:rest, as file:out"));
  }

  private static Problem wrongValue(PropertyBindingException wrong) {
    var problem = Problem.user("wrong value of option").value(wrong.getPropertyName());
    var text = wrong.getCause() == null ? "" : String.valueOf(wrong.getCause().getMessage());
    if (text.contains("to type: ")) {
      return problem.expected(
          text.contains("boolean") ? "true or false" : afterLast("to type: ", text));
    }
    return EnumValues.named(text).map(problem::expected).orElse(problem);
  }

  private static String afterColon(String text) {
    return afterLast(": ", text);
  }

  private static String afterLast(String mark, String text) {
    return text.substring(text.lastIndexOf(mark) + mark.length());
  }

  static String between(String from, String to, String text) {
    var start = text.indexOf(from) + from.length();
    var end = text.indexOf(to, start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
