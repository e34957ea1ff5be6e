package io.weik.config;

import io.weik.api.resource.Kind;
import io.weik.api.source.SourceTypes;
import io.weik.config.bind.RecordShape;
import io.weik.config.bind.ValueType;
import io.weik.config.yaml.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds the scalars of a document that must not be shown. When in doubt, one must not. */
final class SecretPlaces {
  private final Set<Node.Scalar> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private SecretPlaces() {}

  static Set<Node.Scalar> in(Kind kind, Node root, SourceTypes types) {
    var places = new SecretPlaces();
    var spec = entry(root, "spec");
    switch (kind) {
      case VARIABLE -> places.variable(spec);
      case EVENT_SOURCE -> places.source(spec, types);
      case EVENT_CHANNEL -> entry(spec, "Parameters").ifPresent(places::all);
      case EVENT_SUBSCRIPTION, INTEGRATION_FLOW -> {}
    }
    return places.found;
  }

  private void variable(Optional<Node> spec) {
    if (spec.filter(Variables::isSecret).isPresent()) {
      entry(spec, "Value").ifPresent(this::all);
    }
  }

  private void source(Optional<Node> spec, SourceTypes types) {
    var type =
        entry(spec, "Type")
            .filter(Node.Scalar.class::isInstance)
            .flatMap(name -> types.find(((Node.Scalar) name).text()));
    entry(spec, "Parameters")
        .ifPresent(
            parameters -> {
              if (type.isPresent()) {
                record(type.get().configType(), parameters);
              } else {
                all(parameters);
              }
            });
  }

  private void record(Class<? extends Record> type, Node node) {
    if (node instanceof Node.Mapping mapping) {
      for (var field : RecordShape.of(type).fields()) {
        mapping.entries().stream()
            .filter(entry -> entry.name().equalsIgnoreCase(field.key()))
            .forEach(entry -> value(field.type(), entry.value()));
      }
    }
  }

  private void value(ValueType type, Node node) {
    switch (type) {
      case ValueType.Parsed parsed when parsed.secret() -> all(node);
      case ValueType.Possible(var inner) -> value(inner, node);
      case ValueType.Many(var inner) when node instanceof Node.Sequence list ->
          list.items().forEach(item -> value(inner, item));
      case ValueType.Many(var inner) -> value(inner, node);
      case ValueType.Nested(var record) -> record(record, node);
      case ValueType.Texts _ -> SecretTexts.in(node, found::add);
      case ValueType.Simple _, ValueType.Parsed _ -> address(node);
      case ValueType.Words _, ValueType.Tree _ -> {}
    }
  }

  private void address(Node node) {
    if (node instanceof Node.Scalar scalar && SecretTexts.isSecretAddress(scalar.text())) {
      found.add(scalar);
    }
  }

  private void all(Node node) {
    switch (node) {
      case Node.Scalar scalar -> {
        if (!Placeholders.areAlone(scalar.text())) {
          found.add(scalar);
        }
      }
      case Node.Sequence list -> list.items().forEach(this::all);
      case Node.Mapping mapping -> mapping.entries().forEach(entry -> all(entry.value()));
    }
  }

  private static Optional<Node> entry(Optional<Node> node, String key) {
    return node.flatMap(each -> entry(each, key));
  }

  private static Optional<Node> entry(Node node, String key) {
    return node instanceof Node.Mapping mapping
        ? mapping.find(key).map(Node.Entry::value)
        : Optional.empty();
  }
}
