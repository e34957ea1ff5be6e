package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.Kind;
import io.weik.config.bind.Field;
import io.weik.config.bind.RecordShape;
import io.weik.config.spec.KindSpecs;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
  private final Reference reference = new Reference(Fixture.TYPES);

  static Stream<String> everyKey() {
    var ofKinds =
        Arrays.stream(Kind.values())
            .flatMap(kind -> keys(kind.word(), RecordShape.of(KindSpecs.of(kind))));
    var shape = RecordShape.of(WebhookLikeType.Parameters.class);
    return Stream.concat(ofKinds, keys("EventSource.webhook", shape));
  }

  private static Stream<String> keys(String path, RecordShape shape) {
    return shape.fields().stream().map(Field::key).map(key -> path + "." + key);
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void everyKeyIsExplainedAndOnAPage(String path) {
    var key = path.substring(path.lastIndexOf('.') + 1);

    assertThat(reference.explain(path).orElseThrow()).startsWith(path + "\n\n  ").contains("type");
    assertThat(reference.pages().values()).anyMatch(page -> page.contains("| `" + key + "` |"));
    assertThat(reference.schema()).contains("\"" + key + "\"");
  }

  @Test
  void aKeyIsExplainedWithoutRegardToCase() {
    assertThat(reference.explain("eventsource.WEBHOOK.maximumbody"))
        .contains(
            """
            EventSource.webhook.MaximumBody

              Largest body.

              type     byte size
              default  1 MiB
            """);
  }

  @Test
  void aSourceTypeIsExplainedAsATable() {
    assertThat(reference.explain("EventSource.webhook").orElseThrow())
        .startsWith(
            """
            EventSource.webhook

              Receives HTTP calls.

              type  source type

              NAME               TYPE              DEFAULT   WHAT IT IS
              Path               text              required  Path that it listens at.
              Secret             list of secrets             Secrets that sign deliveries.
              ValidateSignature  true or false     true      Whether signatures are checked.
            """);
  }

  @Test
  void theWholeIsTheKinds() {
    assertThat(reference.explain("").orElseThrow())
        .contains(
            "EventSource", "EventChannel", "EventSubscription", "IntegrationFlow", "Variable");
  }

  @Test
  void aFiltersConditionsAreExplained() {
    assertThat(reference.explain("EventSubscription.Filter.data.greaterThan")).isPresent();
    assertThat(reference.explain("EventSubscription.Filter.any")).isPresent();
  }

  @Test
  void wordsAreExplained() {
    assertThat(reference.explain("IntegrationFlow.InitialState").orElseThrow())
        .contains("Stopped  Waits to be started by command.");
  }

  @Test
  void aSlipInAPathIsSuggestedAgainst() {
    assertThat(reference.explain("EventSource.webhok")).isEmpty();
    assertThat(reference.suggestions("EventSource.webhok"))
        .first()
        .isEqualTo("EventSource.webhook");
    assertThat(reference.suggestions("EventSource.webhook.Pth"))
        .first()
        .isEqualTo("EventSource.webhook.Path");
    assertThat(reference.suggestions("webhook")).contains("EventSource.webhook");
    assertThat(reference.suggestions("zzzzzzzz")).isEmpty();
  }

  @Test
  void thereIsAPageForEachKindAndType() {
    assertThat(reference.pages())
        .containsOnlyKeys(
            "README.md",
            "eventchannel.md",
            "eventsource-webhook.md",
            "eventsource.md",
            "eventsubscription.md",
            "integrationflow.md",
            "variable.md");
    assertThat(reference.pages().get("README.md")).contains("](eventsource-webhook.md)");
  }

  @Test
  void theExampleOnATypesPageIsValid() {
    var page = reference.pages().getOrDefault("eventsource-webhook.md", "");
    int start = page.indexOf("```yaml\n") + 8;

    assertThat(Fixture.problems(page.substring(start, page.indexOf("```", start)))).isEmpty();
  }
}
