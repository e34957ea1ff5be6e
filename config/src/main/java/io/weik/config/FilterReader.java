package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Filter;
import io.weik.api.resource.Filter.Comparison;
import io.weik.api.resource.Filter.Condition;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.ConditionSpec;
import io.weik.config.spec.DataPath;
import io.weik.config.spec.FilterSpec;
import io.weik.config.spec.Limit;
import io.weik.config.spec.WholePattern;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a filter of what a subscription declares. */
final class FilterReader {
  private final Scope scope;
  private boolean complete = true;

  FilterReader(Scope scope) {
    this.scope = scope.into("Filter");
  }

  /** The filter; empty when something was wrong, which the scope has been told. */
  Optional<Filter> read(List<FilterSpec> specs, Node.Mapping spec) {
    var at = spec.find("Filter").map(Node.Entry::value).orElse(spec);
    var filter = all(specs.stream().map(each -> filter(each, at)).toList());
    return complete ? Optional.of(filter) : Optional.empty();
  }

  private static Filter all(List<Filter> filters) {
    return filters.size() == 1 ? filters.getFirst() : new Filter.All(filters);
  }

  private Filter filter(FilterSpec spec, Node at) {
    var parts = new ArrayList<Filter>();
    attributes(spec.exact(), Filter.Exact::new, at).ifPresent(parts::add);
    attributes(spec.prefix(), Filter.Prefix::new, at).ifPresent(parts::add);
    attributes(spec.suffix(), Filter.Suffix::new, at).ifPresent(parts::add);
    if (!spec.all().isEmpty()) {
      parts.add(new Filter.All(filters(spec.all(), at)));
    }
    if (!spec.any().isEmpty()) {
      parts.add(new Filter.Any(filters(spec.any(), at)));
    }
    spec.not().ifPresent(inner -> parts.add(new Filter.Not(filter(inner, at))));
    spec.data().ifPresent(data -> data.entries().forEach(entry -> parts.add(data(entry))));
    return all(parts);
  }

  private List<Filter> filters(List<FilterSpec> specs, Node at) {
    return specs.stream().map(spec -> filter(spec, at)).toList();
  }

  private Optional<Filter> attributes(
      Map<String, String> written, Function<Map<String, String>, Filter> filter, Node at) {
    written.keySet().stream()
        .filter(name -> !name.matches("[A-Za-z0-9]{1,64}"))
        .forEach(
            name ->
                tell(
                    at,
                    Problem.user("no name of an attribute")
                        .value(Shown.of(name))
                        .expected("letters and digits, such as type or subject")));
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(
            filter.apply(
                written.entrySet().stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            entry -> entry.getKey().toLowerCase(Locale.ROOT),
                            Map.Entry::getValue,
                            (first, _) -> first))));
  }

  private Filter data(Node.Entry entry) {
    var inner = scope.into("data").into(Shown.of(entry.name()));
    try {
      DataPath.parse(entry.name());
    } catch (IllegalArgumentException e) {
      complete = false;
      inner.wrong(entry.key(), String.valueOf(e.getMessage()));
    }
    return new Filter.Data(entry.name(), conditions(entry.value(), inner));
  }

  private List<Condition> conditions(Node value, Scope inner) {
    return switch (value) {
      case Node.Mapping mapping -> {
        var spec =
            RecordBinder.bind(
                ConditionSpec.class,
                mapping,
                inner.explained("EventSubscription.Filter.data", "condition"));
        complete &= spec.isPresent();
        yield spec.map(FilterReader::conditions).orElse(List.of());
      }
      case Node.Scalar scalar -> {
        var text = inner.resolve(scalar);
        complete &= text.isPresent();
        yield List.of(new Condition.EqualTo(text.orElse("")));
      }
      case Node.Sequence _ -> {
        complete = false;
        inner.wrongShape(value, "a text, or a mapping of conditions such as {in: [a, b]}");
        yield List.of();
      }
    };
  }

  private static List<Condition> conditions(ConditionSpec spec) {
    var conditions = new ArrayList<Condition>();
    Consumer<Condition> add = conditions::add;
    spec.equalTo().map(Condition.EqualTo::new).ifPresent(add);
    spec.notEqualTo().map(Condition.NotEqualTo::new).ifPresent(add);
    if (!spec.in().isEmpty()) {
      add.accept(new Condition.OneOf(spec.in()));
    }
    spec.prefix().map(Condition.StartsWith::new).ifPresent(add);
    spec.suffix().map(Condition.EndsWith::new).ifPresent(add);
    spec.contains().map(Condition.Contains::new).ifPresent(add);
    spec.matches().map(WholePattern::pattern).map(Condition.Matches::new).ifPresent(add);
    spec.exists().map(Condition.Exists::new).ifPresent(add);
    spec.greaterThan().map(limit -> compared(Comparison.GREATER_THAN, limit)).ifPresent(add);
    spec.atLeast().map(limit -> compared(Comparison.AT_LEAST, limit)).ifPresent(add);
    spec.lessThan().map(limit -> compared(Comparison.LESS_THAN, limit)).ifPresent(add);
    spec.atMost().map(limit -> compared(Comparison.AT_MOST, limit)).ifPresent(add);
    return List.copyOf(conditions);
  }

  private static Condition compared(Comparison comparison, Limit limit) {
    return new Condition.Compared(comparison, limit.number());
  }

  private void tell(Node at, Problem problem) {
    complete = false;
    scope.tell(at.at(), problem);
  }
}
