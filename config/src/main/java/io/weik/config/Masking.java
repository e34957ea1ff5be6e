package io.weik.config;

import io.weik.api.event.Payload;
import io.weik.api.parameter.Secret;
import io.weik.api.source.SourceTypes;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.YamlDocument;
import io.weik.config.yaml.YamlText;
import java.util.Comparator;
import java.util.List;
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
    var masked = new StringBuilder();
    int codePoints = 0;
    int from = 0;
    for (var secret : inOrder(secrets(document, parsed))) {
      int start = text.offsetByCodePoints(from, secret.start() - codePoints);
      int end = text.offsetByCodePoints(start, secret.end() - secret.start());
      masked.append(text, from, start).append(mask(text.substring(start, end)));
      codePoints = secret.end();
      from = end;
    }
    return masked.append(text, from, text.length()).toString();
  }

  private static List<Node.Scalar> inOrder(Set<Node.Scalar> secrets) {
    return secrets.stream().sorted(Comparator.comparingInt(Node.Scalar::start)).toList();
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

  /** What stands in the place of a value; its anchor and the end of its line stay. */
  private static String mask(String written) {
    var anchor = ANCHOR.matcher(written);
    return (anchor.lookingAt() ? anchor.group() : "")
        + '"'
        + Secret.MASK
        + '"'
        + (written.endsWith("\n") ? "\n" : "");
  }
}
