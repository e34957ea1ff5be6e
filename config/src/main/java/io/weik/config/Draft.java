package io.weik.config;

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
