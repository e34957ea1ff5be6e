package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.post;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.InMemoryRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  @ParameterizedTest
  @CsvSource({
    "application/json, '{\"a\": 1 }'",
    "application/json; charset=utf-8, ' [1] '",
    "application/vnd.api+json; Charset=\"UTF-8\", '\"x\"'",
    "application/x-www-form-urlencoded, a=1&b=%20",
    "text/plain; charset=iso-8859-1, hello",
    "application/xml, <a/>",
    "multipart/form-data; boundary=x, --x--",
    "image/png, png"
  })
  void aBodyIsKeptAsItCameWithItsMediaType(String type, String body) {
    var webhook = given();

    var answer = webhook.send(post(body).with("Content-Type", type));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(body);
    assertThat(webhook.onlyDraft().dataContentType()).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":1}}",
        "{} {}",
        "nul",
        "{a:1}",
        "[1,]",
        "'a'",
        "01",
        "\"\t\"",
        " ",
        "NaN",
        "{\"a\":\"\\x\"}",
        "\ufeff{}"
      })
  void whatIsNotJsonIsABadRequest(String body) {
    var webhook = given();

    var answer = webhook.send(postJson(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(webhook.lastReason()).isEqualTo("malformed");
  }

  @Test
  void deepNestingIsABadRequest() {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(given().send(postJson(deep)).status()).isEqualTo(400);
  }

  @Test
  void aByteThatIsNotUtf8IsFoundWhereverItStands() {
    for (int at = 1; at < 24; at++) {
      byte[] body = ('"' + "x".repeat(23) + '"').getBytes(StandardCharsets.US_ASCII);
      body[at] = (byte) 0xC0;

      var request = InMemoryRequest.post(body).with("Content-Type", "application/json");

      assertThat(given().send(request).status()).as("at byte %d", at).isEqualTo(400);
    }
  }

  @Test
  void jsonInAnotherEncodingIsABadRequest() {
    var webhook = given();
    var wide = InMemoryRequest.post("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    var broken = InMemoryRequest.post(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});

    assertThat(webhook.send(wide.with("Content-Type", "application/json")).status()).isEqualTo(400);
    assertThat(webhook.send(broken.with("Content-Type", "application/json")).status())
        .isEqualTo(400);
  }

  @Test
  void noBodyAndNoTypeIsAnEventWithoutData() {
    var webhook = given();

    var answer = webhook.send(InMemoryRequest.of("POST"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data()).isEmpty();
    assertThat(webhook.onlyDraft().dataContentType()).isEmpty();
  }

  @Test
  void aBodyWithoutTypeIsBytesUnlessTheProviderSendsJson() {
    var open = given();
    var github = given("Provider", "github");

    open.send(post("{}"));
    github.send(post("{}"));

    assertThat(open.onlyDraft().dataContentType()).contains("application/octet-stream");
    assertThat(github.onlyDraft().dataContentType()).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "application/",
        "/json",
        "application/json; charset",
        "a/b; x=\"",
        "a b/c",
        "application/json; charset=utf-16",
        "application/cloudevents+avro"
      })
  void aMediaTypeThatIsNotTakenIsTold(String type) {
    var webhook = given();

    assertThat(webhook.send(post("{}").with("Content-Type", type)).status()).isEqualTo(415);
    assertThat(webhook.lastReason()).isEqualTo("media-type");
  }

  @Test
  void onlyDeclaredMediaTypesAreTaken() {
    var webhook = given("ContentTypes", "text/plain, application/xml");

    assertThat(webhook.send(post("x").with("Content-Type", "text/plain; charset=utf-8")).status())
        .isEqualTo(202);
    assertThat(webhook.send(postJson("{}")).status()).isEqualTo(415);
  }

  @Test
  void aProviderTakesWhatItSends() {
    var webhook = given("Provider", "stripe");

    assertThat(webhook.send(post("x").with("Content-Type", "text/plain")).status()).isEqualTo(415);
  }

  @Test
  void aCompressedBodyIsNotTaken() {
    var answer = given().send(postJson("{}").with("Content-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.headers()).containsEntry("Accept-Encoding", "identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ctl\u0001", "\"quote\"", ""})
  void anUnusualDeliveryIdIsNoId(String id) {
    var webhook = given();

    webhook.send(postJson("{}").with("Idempotency-Key", id));

    assertThat(webhook.onlyDraft().id()).isEmpty();
  }

  @Test
  void aLongDeliveryIdIsNoId() {
    var webhook = given();

    webhook.send(postJson("{}").with("Idempotency-Key", "a".repeat(201)));

    assertThat(webhook.onlyDraft().id()).isEmpty();
  }

  @Test
  void equalBodiesWithoutIdAreTwoEvents() {
    var webhook = given();

    webhook.send(postJson("{}"));
    webhook.send(postJson("{}"));

    assertThat(webhook.context.drafts()).hasSize(2);
  }

  @Test
  void slacksEventIdCounts() {
    var webhook = given("Provider", "slack", "Secret", "s");

    webhook.send(webhook.signed("{\"x\":{\"event_id\":\"no\"},\"event_id\":\"Ev08MFMKH6\"}"));

    assertThat(webhook.onlyDraft().id()).contains("Ev08MFMKH6");
  }

  @Test
  void bytesThatAreNoTextSurvive() {
    var webhook = given();
    var all = new byte[256];
    for (int value = 0; value < all.length; value++) {
      all[value] = (byte) value;
    }

    webhook.send(InMemoryRequest.post(all.clone()));

    assertThat(webhook.onlyDraft().data().orElseThrow().bytes()).isEqualTo(all);
  }
}
