package io.weik.config;

import io.weik.api.problem.Location;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.ResourceId;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * A resource whose envelope was read and whose spec was not yet.
 *
 * @param text its document as written
 */
record Draft(ResourceId id, Metadata metadata, Node.Mapping spec, String text) {
  /** The scalar of a key of the spec, whatever else may be wrong with the spec. */
  Optional<Node.Scalar> scalar(String key) {
    return spec.find(key)
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast);
  }

  /** Where the value of a key within a mapping of the spec stands; else where its mapping does. */
  Location place(String key, String inner) {
    return spec.find(key)
        .map(Node.Entry::value)
        .map(
            value ->
                value instanceof Node.Mapping mapping
                    ? mapping.find(inner).map(entry -> entry.value().at()).orElse(mapping.at())
                    : value.at())
        .orElse(spec.at());
  }

  /** The variables that a source maps, by the names that flows know. */
  List<String> mappedVariables() {
    return mappings("Variables").stream()
        .flatMap(mapping -> mapping.find("TargetVariable").stream())
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .map(name -> ((Node.Scalar) name).text())
        .toList();
  }

  /** The mappings in the list under a key of the spec. */
  List<Node.Mapping> mappings(String key) {
    return spec.find(key).map(Node.Entry::value).stream()
        .filter(Node.Sequence.class::isInstance)
        .flatMap(list -> ((Node.Sequence) list).items().stream())
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }
}
