package io.weik.config.bind;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a mapping into a record. Keys match without regard to case; every key that is unknown,
 * missing or wrong is told before it gives up.
 */
public final class RecordBinder {
  private static final int MOST_KEYS = 10;
  private static final int FIRST_KEYS = 6;

  private RecordBinder() {}

  /** The record, or empty when something was wrong, which the scope has been told. */
  public static <R extends Record> Optional<R> bind(
      Class<R> type, Node.Mapping mapping, Scope scope) {
    var shape = RecordShape.of(type);
    var written = new HashMap<String, Node.Entry>();
    boolean known = true;
    for (var entry : mapping.entries()) {
      known &= sort(entry, shape, written, scope);
    }
    var values = new ArrayList<Object>();
    for (var field : shape.fields()) {
      value(field, mapping, written, scope).ifPresent(values::add);
    }
    boolean complete = known && values.size() == shape.fields().size();
    return complete ? create(shape, values, mapping, scope).map(type::cast) : Optional.empty();
  }

  private static boolean sort(
      Node.Entry entry, RecordShape shape, Map<String, Node.Entry> written, Scope scope) {
    var key = entry.name().toLowerCase(Locale.ROOT);
    var keys = shape.fields().stream().map(Field::key).toList();
    if (keys.stream().noneMatch(known -> known.equalsIgnoreCase(key))) {
      unknown(entry, keys, scope);
      return false;
    }
    var first = written.putIfAbsent(key, entry);
    if (first != null) {
      scope
          .into(entry.name())
          .tell(
              entry.key().at(),
              Problem.user("a key given twice")
                  .value(Shown.of(entry.name()))
                  .hint("the first one is " + first.name() + " at " + first.key().at()));
    }
    return first == null;
  }

  private static void unknown(Node.Entry entry, List<String> keys, Scope scope) {
    var name = Shown.of(entry.name());
    boolean many = keys.size() > MOST_KEYS;
    var shown = String.join(", ", many ? keys.subList(0, FIRST_KEYS) : keys);
    var more = many ? ", \u2026 see weikio explain " + scope.topic() : "";
    var problem =
        Problem.user("unknown " + scope.noun())
            .value(name)
            .expected(keys.isEmpty() ? "none" : shown + more);
    var hint = Suggestions.didYouMean(entry.name(), keys);
    scope.into(name).tell(entry.key().at(), hint.map(problem::hint).orElse(problem));
  }

  private static Optional<Object> value(
      Field field, Node.Mapping mapping, Map<String, Node.Entry> written, Scope scope) {
    var entry = written.get(field.key().toLowerCase(Locale.ROOT));
    if (entry != null) {
      var inner = scope.into(field.key());
      var resolver = inner.resolver().sparing(field.ownPlaceholders());
      return ValueReader.read(field.type(), entry.value(), inner.resolving(resolver));
    }
    if (field.defaultText().isPresent()) {
      var text = new Node.Scalar(mapping.at(), field.defaultText().get());
      return ValueReader.read(field.type(), text, scope.into(field.key()).resolving(Resolver.NONE));
    }
    return switch (field.type()) {
      case ValueType.Possible _ -> Optional.of(Optional.empty());
      case ValueType.Many _ -> Optional.of(List.of());
      case ValueType.Texts _ -> Optional.of(Map.of());
      case ValueType.Simple _,
          ValueType.Words _,
          ValueType.Parsed _,
          ValueType.Nested _,
          ValueType.Tree _ -> {
        missing(field, mapping, scope);
        yield Optional.empty();
      }
    };
  }

  private static void missing(Field field, Node.Mapping mapping, Scope scope) {
    var problem =
        Problem.user("missing " + scope.noun())
            .value(field.key())
            .expected(Expected.of(field.type()));
    scope
        .into(field.key())
        .tell(
            mapping.at(),
            field.example().isEmpty()
                ? problem
                : problem.hint("for example " + field.key() + ": " + field.example()));
  }

  private static Optional<Record> create(
      RecordShape shape, List<Object> values, Node.Mapping mapping, Scope scope) {
    try {
      return Optional.of(shape.create(values.toArray()));
    } catch (IllegalArgumentException e) {
      scope.tell(mapping.at(), Problem.user(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
