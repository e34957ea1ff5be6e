package io.weik.config;

import io.weik.api.event.Payload;
import io.weik.api.parameter.Secret;
import io.weik.api.source.SourceTypes;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.YamlDocument;
import io.weik.config.yaml.YamlText;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Shows documents without their secrets: literal values of secret parameters and of secret
 * Variables become {@value Secret#MASK}; a placeholder such as {@code ${github-secret}} stays.
 * Comments are shown as they are. Safe for use by several threads.
 */
public final class Masking {
  private static final Pattern ANCHOR = Pattern.compile("&\\S+\\s+");

  private final SourceTypes types;

  /** With the types whose parameters say what is secret. */
  public Masking(SourceTypes types) {
    this.types = types;
  }

  /** The document's YAML, otherwise as it was written; nothing of one that cannot be read. */
  public String maskedYaml(ResourceDocument document) {
    return parse(document).map(parsed -> yaml(document, parsed)).orElse(Secret.MASK);
  }

  /** The document as JSON; plain scalars have their YAML types, placeholders stay. */
  public String maskedJson(ResourceDocument document) {
    return parse(document).map(parsed -> json(document, parsed)).orElse("null");
  }

  private String yaml(ResourceDocument document, YamlDocument parsed) {
    var text = document.text();
    var masked = new StringBuilder(text);
    secrets(document, parsed).stream()
        .sorted(Comparator.comparingInt(Node.Scalar::start).reversed())
        .forEach(secret -> mask(masked, secret, text));
    return masked.toString();
  }

  private String json(ResourceDocument document, YamlDocument parsed) {
    var secrets = secrets(document, parsed);
    var writer =
        new NodeJson(
            scalar -> secrets.contains(scalar) ? Secret.MASK : scalar.text(), secrets::contains);
    return writer.json(parsed.root()).toPrettyString();
  }

  private static Optional<YamlDocument> parse(ResourceDocument document) {
    var parsed = YamlText.parse(ConfigReader.STORED, Payload.ofText(document.text()));
    return parsed.problems().isEmpty() && parsed.documents().size() == 1
        ? Optional.of(parsed.documents().getFirst())
        : Optional.empty();
  }

  private Set<Node.Scalar> secrets(ResourceDocument document, YamlDocument parsed) {
    return SecretPlaces.in(document.id().kind(), parsed.root(), types);
  }

  private static void mask(StringBuilder masked, Node.Scalar secret, String text) {
    int start = text.offsetByCodePoints(0, secret.start());
    int end = text.offsetByCodePoints(0, secret.end());
    var written = text.substring(start, end);
    var anchor = ANCHOR.matcher(written);
    var kept = anchor.lookingAt() ? anchor.group() : "";
    var lineEnd = written.endsWith("\n") ? "\n" : "";
    masked.replace(start, end, kept + '"' + Secret.MASK + '"' + lineEnd);
  }
}
