package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.config.Placeholders.Part;
import io.weik.config.bind.Scope;
import io.weik.config.spec.DataPath;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the key that a subscription orders events by. A {@code ${Name}} that the source maps stands
 * for that variable of each event, as it does in a flow's steps; all other placeholders are
 * resolved once.
 */
final class OrderingKeyReader {
  private static final String EXPECTED =
      "a variable mapped by the source, a dotted name such as customer.id, or a JSONPath such as"
          + " $.items[0].id";

  private final Optional<Set<String>> mapped;
  private final Variables variables;
  private final Scope scope;

  /**
   * For one subscription.
   *
   * @param mapped the variables mapped by its source; empty when the source is not known, which is
   *     told elsewhere
   */
  OrderingKeyReader(Optional<Set<String>> mapped, Variables variables, Scope scope) {
    this.mapped = mapped;
    this.variables = variables;
    this.scope = scope.into("OrderingKey");
  }

  /** The key; empty when something was wrong, which the scope has been told. */
  Optional<String> read(Node.Scalar written) {
    var names = names(written.text());
    var ofEvent = names.stream().filter(this::isMapped).findFirst();
    if (ofEvent.isPresent()) {
      return alone(ofEvent.get(), written);
    }
    var missing = names.stream().filter(this::isMissing).findFirst();
    if (missing.isPresent()) {
      mapped.ifPresent(known -> tellMissing(missing.get(), known, written));
      return Optional.empty();
    }
    return scope.resolve(written).flatMap(text -> checked(text, written));
  }

  private static List<String> names(String text) {
    return Placeholders.parts(text).stream()
        .filter(Part.Named.class::isInstance)
        .map(part -> ((Part.Named) part).name())
        .toList();
  }

  private boolean isMapped(String name) {
    return mapped.orElse(Set.of()).contains(name);
  }

  private boolean isMissing(String name) {
    return variables.find(name) instanceof Variables.Found.Missing;
  }

  private Optional<String> alone(String name, Node.Scalar written) {
    var placeholder = "${" + name + "}";
    if (written.text().strip().equals(placeholder)) {
      return Optional.of(name);
    }
    scope.wrong(
        written,
        placeholder + " alone",
        Optional.of("a key is one variable of the event, or one path"));
    return Optional.empty();
  }

  private Optional<String> checked(String text, Node.Scalar written) {
    if (isMapped(text)) {
      return Optional.of(text);
    }
    try {
      return Optional.of(DataPath.parse(text).text());
    } catch (IllegalArgumentException _) {
      scope.wrong(written, EXPECTED);
      return Optional.empty();
    }
  }

  private void tellMissing(String name, Set<String> known, Node.Scalar written) {
    var problem =
        Problem.user("variable not found")
            .value(name)
            .expected("a variable mapped by the source, or a Variable resource");
    var names = new TreeSet<>(known);
    names.addAll(variables.names());
    var hint =
        Suggestions.didYouMean(name, names)
            .orElse("for a value in the data write its path, without ${}");
    scope.tell(written.at(), problem.hint(hint));
  }
}
