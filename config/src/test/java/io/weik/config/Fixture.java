package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader with one source type and a small environment. */
final class Fixture {
  static final SourceTypes TYPES = new SourceTypes(List.of(new WebhookLikeType()));
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TOKEN", "t0ken-from-environment",
          "GITHUB_SECRET", "s3cret-from-environment",
          "PORT_TEXT", "eighty",
          "NETWORKS", "10.0.0.0/8, 192.168.0.0/16");

  private Fixture() {}

  static ConfigReader reader() {
    return new ConfigReader(TYPES, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
  }

  static ConfigText text(String file, String yaml) {
    return new ConfigText(file, Payload.ofText(yaml));
  }

  static Checked check(String yaml) {
    return reader().check(List.of(text("test.yaml", yaml)), List.of());
  }

  static Configuration valid(String yaml) {
    return switch (check(yaml)) {
      case Checked.Valid(var configuration, _) -> configuration;
      case Checked.Invalid(var problems, _, _) ->
          throw new AssertionError(ProblemText.format(problems, "nothing was applied"));
    };
  }

  static List<Problem> problems(String yaml) {
    return switch (check(yaml)) {
      case Checked.Valid _ -> List.of();
      case Checked.Invalid(var problems, _, _) -> problems;
    };
  }

  /** The parameters of a webhook source that has these lines as its parameters. */
  static WebhookLikeType.Parameters parameters(String lines) {
    var source = valid(source(lines)).sources().getFirst();
    assertThat(source.parameters()).isInstanceOf(WebhookLikeType.Parameters.class);
    return (WebhookLikeType.Parameters) source.parameters();
  }

  /** A webhook source that has these lines as its parameters. */
  static String source(String lines) {
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata:
      name: pushes
    spec:
      Type: webhook
      EventType: com.example.push
      EventSource: /repository
      Parameters:
    """
        + lines.indent(4);
  }
}
