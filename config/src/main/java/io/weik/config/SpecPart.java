package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.config.bind.Field;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.RecordShape;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.Optional;

/**
 * A mapping within a spec, for a look at its values in the light of each other, whatever else may
 * be wrong with the spec.
 */
record SpecPart<R extends Record>(R values, Node.Mapping mapping, Scope scope) {
  /** The part under a key of the spec, when it is there and each of its values is right. */
  static <R extends Record> Optional<SpecPart<R>> find(
      String key, Class<R> type, Draft draft, Scope scope) {
    var inner = scope.into(key);
    return draft
        .spec()
        .find(key)
        .map(Node.Entry::value)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .flatMap(
            mapping ->
                RecordBinder.bind(type, mapping, inner.quiet())
                    .map(values -> new SpecPart<>(values, mapping, inner)));
  }

  /** Tells of a key, given in the part, that its value is out of bounds. */
  void tellOutOfBounds(String key, String expected, String hint) {
    written(key).ifPresent(value -> scope.into(key).wrong(value, expected, Optional.of(hint)));
  }

  /** Tells that one key has less than another, of which at least one is given in the part. */
  void tellLess(String key, String than) {
    written(key)
        .ifPresentOrElse(
            value -> tell(key, value, "less than " + than, text(than) + " or more", than),
            () ->
                written(than)
                    .ifPresent(
                        value ->
                            tell(than, value, "more than " + key, "at most " + text(key), key)));
  }

  private void tell(String key, Node.Scalar at, String what, String expected, String other) {
    var problem = Problem.user(what).value(Shown.of(at.text())).expected(expected);
    scope
        .into(key)
        .tell(
            at.at(),
            written(other).isPresent()
                ? problem
                : problem.hint(other + " is " + text(other) + " when left out"));
  }

  private Optional<Node.Scalar> written(String key) {
    return mapping
        .find(key)
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast);
  }

  private String text(String key) {
    return written(key)
        .map(value -> Shown.of(value.text()))
        .or(() -> field(key).flatMap(Field::defaultText))
        .orElse("");
  }

  private Optional<Field> field(String key) {
    return RecordShape.of(values.getClass()).fields().stream()
        .filter(field -> field.key().equals(key))
        .findFirst();
  }
}
