package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.ConditionSpec;
import io.weik.config.spec.DataPath;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what is wrong with a filter beyond its keys: names of attributes, paths, and conditions on
 * the data. It does so whatever else is wrong, so that everything is told at once.
 */
final class FilterCheck {
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9]{1,64}");
  private static final String TOPIC = "EventSubscription.Filter.data";

  private final Scope scope;
  private boolean complete = true;

  FilterCheck(Scope scope) {
    this.scope = scope;
  }

  /** Whether the filter of a subscription's spec is right; what is not is told. */
  boolean holds(Node.Mapping spec) {
    spec.find("Filter").ifPresent(entry -> filter(entry.value(), scope.into("Filter")));
    return complete;
  }

  private void filter(Node node, Scope at) {
    switch (node) {
      case Node.Sequence(_, var items, _) -> {
        for (int i = 0; i < items.size(); i++) {
          filter(items.get(i), at.item(i));
        }
      }
      case Node.Mapping(_, var entries, _) -> entries.forEach(entry -> part(entry, at));
      case Node.Scalar _ -> {}
    }
  }

  private void part(Node.Entry entry, Scope at) {
    var key = entry.name().toLowerCase(Locale.ROOT);
    var inner = at.into(key);
    switch (key) {
      case "all", "any", "not" -> filter(entry.value(), inner);
      case "exact", "prefix", "suffix" ->
          entries(entry).forEach(attribute -> attribute(attribute, inner));
      case "data" -> entries(entry).forEach(data -> data(data, inner.into(Shown.of(data.name()))));
      default -> {}
    }
  }

  private static List<Node.Entry> entries(Node.Entry entry) {
    return entry.value() instanceof Node.Mapping mapping ? mapping.entries() : List.of();
  }

  private void attribute(Node.Entry attribute, Scope at) {
    var name = Shown.of(attribute.name());
    if (!ATTRIBUTE.matcher(attribute.name()).matches()) {
      complete = false;
      at.into(name)
          .tell(
              attribute.key().at(),
              Problem.user("not the name of an attribute")
                  .value(name)
                  .expected("letters and digits, such as type or subject"));
    }
  }

  private void data(Node.Entry entry, Scope at) {
    try {
      var _ = DataPath.parse(entry.name());
    } catch (IllegalArgumentException e) {
      complete = false;
      at.wrong(entry.key(), String.valueOf(e.getMessage()));
    }
    complete &=
        switch (entry.value()) {
          case Node.Mapping mapping ->
              RecordBinder.bind(ConditionSpec.class, mapping, at.explained(TOPIC, "condition"))
                  .isPresent();
          case Node.Scalar scalar when !scalar.isNothing() -> at.resolve(scalar).isPresent();
          case Node.Scalar _, Node.Sequence _ -> {
            at.wrongShape(entry.value(), "a text, or conditions such as {in: [a, b]}");
            yield false;
          }
        };
  }
}
