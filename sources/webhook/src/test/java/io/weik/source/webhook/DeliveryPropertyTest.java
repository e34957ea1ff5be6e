package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.NOW;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.InMemoryRequest;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class DeliveryPropertyTest {
  private static final List<String> SIGNED =
      List.of("github", "stripe", "shopify", "slack", "standard", "meta");
  private static final List<String> PARSED =
      List.of(
          "Content-Type",
          "Stripe-Signature",
          "X-Hub-Signature-256",
          "X-Slack-Signature",
          "X-Slack-Request-Timestamp",
          "webhook-signature",
          "webhook-timestamp",
          "svix-id",
          "X-Shopify-Hmac-Sha256",
          "X-Forwarded-For",
          "Forwarded",
          "ce-specversion",
          "ce-time",
          "ce-id",
          "Content-Encoding",
          "WebHook-Request-Origin",
          "Idempotency-Key");

  @Property(tries = 300)
  void anyBodySurvivesUnchanged(@ForAll @NotEmpty @Size(max = 2000) byte[] body) {
    var webhook = given("Secret", "s", "SignatureHeader", "X-Sign");
    var before = body.clone();

    var answer =
        webhook.send(
            webhook
                .signed(body, NOW)
                .without("Content-Type")
                .with("Content-Type", "application/x-raw"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data().orElseThrow().bytes()).isEqualTo(before);
  }

  @Property(tries = 300)
  void anyAlteredByteOfASignedBodyIsRefused(
      @ForAll("providers") String provider,
      @ForAll @NotEmpty @Size(max = 200) byte[] body,
      @ForAll @IntRange(max = 199) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    var webhook =
        given(
            "Provider",
            provider,
            "Secret",
            "s",
            "ContentTypes",
            "application/json",
            "VerifyToken",
            "t");
    var request = webhook.signed(body, NOW);
    var altered = body.clone();
    altered[place % body.length] ^= (byte) change;

    var answer = webhook.send(request.body(InMemoryRequest.post(altered).body()));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Provide
  Arbitrary<String> providers() {
    return Arbitraries.of(SIGNED);
  }

  @Property(tries = 2000)
  void noHeaderMakesTheWebhookFail(
      @ForAll("headers") String name,
      @ForAll("headers") String other,
      @ForAll("values") String value,
      @ForAll("values") String otherValue) {
    var open = given("AllowedIPs", "192.0.2.0/24, 127.0.0.1", "TrustedProxies", "127.0.0.1");
    var closed = given("Secret", "s");
    var request = post("{}").with(name, value).with(other, otherValue);

    for (var webhook : List.of(open, closed)) {
      assertThat(webhook.send(request).status()).isBetween(200, 415);
      assertThat(
              webhook
                  .send(
                      InMemoryRequest.of("OPTIONS")
                          .with(request.fields().getFirst().getKey(), value))
                  .status())
          .isBetween(200, 415);
    }
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(PARSED);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("tv01=,;:.\"\\[]/ %sha256for\u00e4").ofMaxLength(40));
  }

  @Property(tries = 2000)
  void noJsonMakesTheWebhookFail(@ForAll("json") String body) {
    var webhook = given();

    for (var type :
        List.of(
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json")) {
      assertThat(webhook.send(post(body).with("Content-Type", type)).status()).isIn(202, 400);
    }
  }

  @Property(tries = 5000)
  void jsonIsWhatTheParserTakesForJson(@ForAll("json") String text) {
    boolean valid = JsonSyntax.firstError(Webhook.bytes(text)) < 0;

    assertThat(valid).as(text).isEqualTo(isParsed(Webhook.bytes(text)));
  }

  private static boolean isParsed(byte[] text) {
    try (var parser = JsonText.parser(text)) {
      boolean any = parser.nextToken() != null;
      JsonText.skip(parser);
      return any && parser.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"data\"",
            "\"data_base64\"",
            "\"id\"",
            "\"",
            "1",
            "null",
            "true",
            "\\u00e4",
            " ",
            "-",
            "e",
            "\u00e4",
            "\"specversion\":\"1.0\",",
            "0",
            ".",
            "E+",
            "{}",
            "[]",
            "\"a\":",
            "1,",
            "\t",
            "fals",
            "\"x\\n\"",
            "\\u12",
            "\\")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void anyJsonDataIsCutOutOfAnEventExactly(@ForAll("values") String text, @ForAll long number) {
    var webhook = given();
    var data = "[ " + JsonText.quote(text) + ",\t{\"n\":" + number + "} ]";
    var event =
        "{\"id\":\"1\",\"source\":\"s\",\"data\":%s,\"type\":\"t\",\"specversion\":\"1.0\"}"
            .replace("%s", data);

    webhook.send(post(event).with("Content-Type", "application/cloudevents+json"));

    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(data);
  }
}
