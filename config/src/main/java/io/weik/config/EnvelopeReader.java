package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.ResourceId;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.spec.EnvelopeSpec;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import io.weik.config.yaml.YamlDocument;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is around a resource. */
final class EnvelopeReader {
  private static final String VERSION = "weik.io/v1";
  private static final String OLD_VERSION = "weik.io/v1alpha1";

  private final Report report;

  EnvelopeReader(Report report) {
    this.report = report;
  }

  /** The resource in a document, as long as its kind and spec can be told. */
  Optional<Draft> read(YamlDocument document) {
    if (!(document.root() instanceof Node.Mapping root)) {
      document.problems().forEach(report::problem);
      report.problem(
          Problem.user("not a resource")
              .value(document.root().noun())
              .expected("a mapping with apiVersion, kind, metadata and spec")
              .at(document.at()));
      return Optional.empty();
    }
    var label =
        Stream.of(text(root, "kind"), name(root)).flatMap(Optional::stream).map(Shown::of).toList();
    var scope =
        new Scope(
            label.isEmpty() ? "resource" : String.join(" ", label),
            "",
            "Envelope",
            "key",
            Resolver.NONE,
            report::problem);
    document.problems().forEach(problem -> report.problem(problem.in(scope.resource())));
    RecordBinder.bind(EnvelopeSpec.class, root, scope);
    checkVersion(root, scope);
    return kind(root, scope).flatMap(kind -> draft(kind, root, document));
  }

  private Optional<Draft> draft(Kind kind, Node.Mapping root, YamlDocument document) {
    var spec = root.find("spec").flatMap(EnvelopeReader::mapping);
    return spec.flatMap(
        found ->
            name(root)
                .map(
                    name ->
                        new Draft(
                            new ResourceId(kind, name),
                            new Metadata(name, description(root), document.at()),
                            found,
                            document.text())));
  }

  private static Optional<Node.Mapping> mapping(Node.Entry entry) {
    if (entry.value().isNothing()) {
      return Optional.of(Node.Mapping.empty(entry.key().at()));
    }
    return entry.value() instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  private Optional<Kind> kind(Node.Mapping root, Scope scope) {
    var written = scalar(root, "kind");
    var kind = written.flatMap(scalar -> Kind.find(scalar.text()));
    if (written.isPresent() && kind.isEmpty()) {
      unknownKind(written.get(), scope);
    }
    return kind;
  }

  private static void unknownKind(Node.Scalar scalar, Scope scope) {
    var words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    var problem =
        Problem.user("unknown kind")
            .value(Shown.of(scalar.text()))
            .expected(String.join(", ", words));
    var hint = Suggestions.didYouMean(scalar.text(), words);
    scope.into("kind").tell(scalar.at(), hint.map(problem::hint).orElse(problem));
  }

  private void checkVersion(Node.Mapping root, Scope scope) {
    scalar(root, "apiVersion")
        .filter(version -> !version.text().equals(VERSION))
        .ifPresent(version -> tellVersion(version, scope.into("apiVersion")));
  }

  private void tellVersion(Node.Scalar version, Scope scope) {
    if (version.text().equals(OLD_VERSION)) {
      report.notice(
          Problem.user("old version")
              .value(OLD_VERSION)
              .expected(VERSION)
              .at(version.at())
              .in(scope.resource())
              .path(scope.path()));
    } else {
      scope.tell(
          version.at(),
          Problem.user("unknown version").value(Shown.of(version.text())).expected(VERSION));
    }
  }

  private static Optional<String> name(Node.Mapping root) {
    return metadata(root).flatMap(metadata -> text(metadata, "name"));
  }

  private static Optional<String> description(Node.Mapping root) {
    return metadata(root).flatMap(metadata -> text(metadata, "description"));
  }

  private static Optional<Node.Mapping> metadata(Node.Mapping root) {
    return root.find("metadata").flatMap(EnvelopeReader::mapping);
  }

  private static Optional<String> text(Node.Mapping mapping, String key) {
    return scalar(mapping, key).map(Node.Scalar::text);
  }

  private static Optional<Node.Scalar> scalar(Node.Mapping mapping, String key) {
    return mapping
        .find(key)
        .map(Node.Entry::value)
        .filter(value -> value instanceof Node.Scalar && !value.isNothing())
        .map(Node.Scalar.class::cast);
  }
}
