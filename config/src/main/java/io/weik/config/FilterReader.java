package io.weik.config;

import io.weik.api.resource.Filter;
import io.weik.api.resource.Filter.Comparison;
import io.weik.api.resource.Filter.Condition;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.ConditionSpec;
import io.weik.config.spec.FilterSpec;
import io.weik.config.spec.Limit;
import io.weik.config.spec.WholePattern;
import io.weik.config.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes a filter of what a subscription declares, once {@link FilterCheck} found it right. */
final class FilterReader {
  private final Scope scope;

  /** With a scope that resolves placeholders. */
  FilterReader(Scope scope) {
    this.scope = scope;
  }

  /** The filter that holds when all of these do. */
  Filter read(List<FilterSpec> specs) {
    return all(filters(specs));
  }

  private static Filter all(List<Filter> filters) {
    return filters.size() == 1 ? filters.getFirst() : new Filter.All(List.copyOf(filters));
  }

  private List<Filter> filters(List<FilterSpec> specs) {
    return specs.stream().map(this::filter).toList();
  }

  private Filter filter(FilterSpec spec) {
    var parts = new ArrayList<Filter>();
    attributes(spec.exact(), Filter.Exact::new).ifPresent(parts::add);
    attributes(spec.prefix(), Filter.Prefix::new).ifPresent(parts::add);
    attributes(spec.suffix(), Filter.Suffix::new).ifPresent(parts::add);
    if (!spec.all().isEmpty()) {
      parts.add(new Filter.All(filters(spec.all())));
    }
    if (!spec.any().isEmpty()) {
      parts.add(new Filter.Any(filters(spec.any())));
    }
    spec.not().ifPresent(inner -> parts.add(new Filter.Not(filter(inner))));
    spec.data().ifPresent(data -> data.entries().forEach(entry -> parts.add(data(entry))));
    return all(parts);
  }

  private static Optional<Filter> attributes(
      Map<String, String> written, Function<Map<String, String>, Filter> filter) {
    var attributes = new LinkedHashMap<String, String>();
    written.forEach((name, text) -> attributes.put(name.toLowerCase(Locale.ROOT), text));
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(filter.apply(Collections.unmodifiableMap(attributes)));
  }

  private Filter data(Node.Entry entry) {
    return new Filter.Data(entry.name(), conditions(entry.value()));
  }

  private List<Condition> conditions(Node value) {
    return switch (value) {
      case Node.Mapping mapping ->
          conditions(RecordBinder.bind(ConditionSpec.class, mapping, scope).orElseThrow());
      case Node.Scalar scalar ->
          List.of(new Condition.EqualTo(scope.resolve(scalar).orElseThrow()));
      case Node.Sequence _ -> throw new IllegalStateException("conditions were not checked");
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
}
