package io.weik.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Event;
import io.weik.api.resource.Filter;
import io.weik.api.resource.Filter.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A filter made ready to be asked for many events. Safe for use by several threads. */
final class FilterMatcher {
  private final Predicate<Candidate> predicate;

  FilterMatcher(Filter filter) {
    predicate = compile(filter);
  }

  boolean matches(Event event) {
    return predicate.test(new Candidate(event));
  }

  private static Predicate<Candidate> compile(Filter filter) {
    return switch (filter) {
      case Filter.Exact(var attributes) -> attributes(attributes, String::equals);
      case Filter.Prefix(var attributes) -> attributes(attributes, String::startsWith);
      case Filter.Suffix(var attributes) -> attributes(attributes, String::endsWith);
      case Filter.All(var filters) -> all(filters);
      case Filter.Any(var filters) -> any(filters);
      case Filter.Not(var inner) -> compile(inner).negate();
      case Filter.Data(var path, var conditions) -> data(ValuePath.of(path), conditions);
    };
  }

  private static Predicate<Candidate> all(List<Filter> filters) {
    var predicates = filters.stream().map(FilterMatcher::compile).toList();
    return candidate -> predicates.stream().allMatch(one -> one.test(candidate));
  }

  private static Predicate<Candidate> any(List<Filter> filters) {
    var predicates = filters.stream().map(FilterMatcher::compile).toList();
    return candidate -> predicates.stream().anyMatch(one -> one.test(candidate));
  }

  private static Predicate<Candidate> attributes(
      Map<String, String> wanted, BiPredicate<String, String> comparison) {
    return candidate ->
        wanted.entrySet().stream()
            .allMatch(
                entry ->
                    attribute(candidate.event, entry.getKey())
                        .filter(value -> comparison.test(value, entry.getValue()))
                        .isPresent());
  }

  private static Optional<String> attribute(Event event, String name) {
    return switch (name) {
      case "id" -> Optional.of(event.id());
      case "source" -> Optional.of(event.source());
      case "type" -> Optional.of(event.type());
      case "specversion" -> Optional.of(CloudEventFormat.SPEC_VERSION);
      case "subject" -> event.subject();
      case "time" -> Optional.of(event.time().toString());
      case "datacontenttype" -> event.dataContentType();
      case "dataschema" -> event.dataSchema();
      default -> event.extension(name);
    };
  }

  private static Predicate<Candidate> data(ValuePath path, List<Condition> conditions) {
    return candidate -> {
      var value = candidate.tree().flatMap(path::find);
      return conditions.stream().allMatch(condition -> holds(condition, value));
    };
  }

  private static boolean holds(Condition condition, Optional<JsonNode> value) {
    return switch (condition) {
      case Condition.Exists(var wanted) -> value.isPresent() == wanted;
      case Condition.EqualTo(var text) -> equal(value, text);
      case Condition.NotEqualTo(var text) -> value.isPresent() && !equal(value, text);
      case Condition.OneOf(var texts) -> texts.stream().anyMatch(text -> equal(value, text));
      case Condition.StartsWith(var text) -> textual(value, found -> found.startsWith(text));
      case Condition.EndsWith(var text) -> textual(value, found -> found.endsWith(text));
      case Condition.Contains(var text) -> contains(value, text);
      case Condition.Matches(var pattern) ->
          textual(value, found -> pattern.matcher(new PatientText(found)).matches());
      case Condition.Compared(var comparison, var limit) -> compared(value, comparison, limit);
    };
  }

  private static boolean textual(Optional<JsonNode> value, Predicate<String> test) {
    return value.filter(JsonNode::isValueNode).map(JsonNode::asText).filter(test).isPresent();
  }

  private static boolean equal(Optional<JsonNode> value, String text) {
    return textual(value, text::equals)
        || (value.filter(JsonNode::isNumber).isPresent()
            && number(text)
                .filter(wanted -> value.get().decimalValue().compareTo(wanted) == 0)
                .isPresent());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean contains(Optional<JsonNode> value, String text) {
    return value.filter(JsonNode::isArray).isPresent()
        ? StreamSupport.stream(value.get().spliterator(), false)
            .anyMatch(item -> equal(Optional.of(item), text))
        : textual(value, found -> found.contains(text));
  }

  private static boolean compared(
      Optional<JsonNode> value, Filter.Comparison comparison, BigDecimal limit) {
    if (value.filter(JsonNode::isNumber).isEmpty()) {
      return false;
    }
    int order = value.get().decimalValue().compareTo(limit);
    return switch (comparison) {
      case GREATER_THAN -> order > 0;
      case AT_LEAST -> order >= 0;
      case LESS_THAN -> order < 0;
      case AT_MOST -> order <= 0;
    };
  }

  /** An event whose data is parsed at most once, and only when asked for. */
  private static final class Candidate {
    final Event event;
    private Optional<Optional<JsonNode>> parsed = Optional.empty();

    Candidate(Event event) {
      this.event = event;
    }

    Optional<JsonNode> tree() {
      if (parsed.isEmpty()) {
        parsed = Optional.of(EventData.tree(event.dataContentType(), event.data()));
      }
      return parsed.get();
    }
  }
}
