package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.post;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenCloudEventTest {
  private static final String GOOD =
      "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{}",
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"t\"}",
        "{GOOD,\"time\":\"yesterday\"}",
        "{GOOD,\"Bad-Name\":\"x\"}",
        "{GOOD,\"ext\":1.5}",
        "{GOOD,\"ext\":3000000000}",
        "{GOOD,\"ext\":{}}",
        "{GOOD,\"id\":\"2\"}",
        "{GOOD,\"data\":1,\"data_base64\":\"AA==\"}",
        "{GOOD,\"data_base64\":\"%%\"}",
        "{GOOD,\"data_base64\":1}",
        "{GOOD,\"datacontenttype\":\"json\",\"data\":1}",
        "{GOOD,\"data\":[1,}",
        "{GOOD} {GOOD}",
        "{GOOD"
      })
  void aBrokenStructuredEventIsToldWithWhatIsWrong(String form) {
    var webhook = given();

    var answer =
        webhook.send(
            post(form.replace("GOOD", GOOD)).with("Content-Type", "application/cloudevents+json"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).startsWith("{\"error\":\"").contains("not ");
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[{GOOD},1]", "[{GOOD},{}]", "[{GOOD}", "[{GOOD}] x", "[,]"})
  void aBatchWithOneBrokenEventIsRefusedWhole(String form) {
    var webhook = given();

    var answer =
        webhook.send(
            post(form.replace("GOOD", GOOD))
                .with("Content-Type", "application/cloudevents-batch+json"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ce-id, ''",
    "ce-time, now",
    "ce-Bad_Name, x",
    "ce-specversion, 1.0",
    "ce-datacontenttype, text/plain",
    "ce-subject, %FF",
    "ce-data, x"
  })
  void aBrokenBinaryEventIsToldWithWhatIsWrong(String name, String value) {
    var webhook = given();
    var request =
        postJson("{}")
            .with("ce-specversion", "1.0")
            .with("ce-id", "1")
            .with("ce-source", "s")
            .with("ce-type", "t");

    var answer =
        webhook.send((value.isEmpty() ? request.without(name) : request).with(name, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).contains("not a CloudEvent");
  }

  @Test
  void aSenderCannotSetTheVariablesOfFlows() {
    var webhook = given();
    var json = "{" + GOOD + ",\"weikvariables\":\"{}\",\"n\":7,\"flag\":true,\"none\":null}";

    webhook.send(post(json).with("Content-Type", "application/cloudevents+json"));

    assertThat(webhook.onlyDraft().extensions())
        .doesNotContainKey("weikvariables")
        .containsEntry("n", 7)
        .containsEntry("flag", true)
        .hasSize(4);
  }

  @Test
  void aQuotedAttributeIsUnquoted() {
    var webhook = given();

    webhook.send(
        postJson("{}")
            .with("ce-specversion", "1.0")
            .with("ce-id", "\"a\\\"b%20c%\"")
            .with("ce-source", "s")
            .with("ce-type", "t"));

    assertThat(webhook.onlyDraft().id()).contains("a\"b c%");
  }
}
