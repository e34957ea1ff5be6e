package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.InMemoryRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
  private static final String CHALLENGE =
      "{\"token\":\"x\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}";

  @Test
  void slacksChallengeIsSentBackAndLeavesNoEvent() {
    var webhook = given("Provider", "slack", "Secret", "s");

    var answer = webhook.send(webhook.signed(CHALLENGE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).isEqualTo("3eZbrw1aB");
    assertThat(answer.headers())
        .containsEntry("Content-Type", "text/plain; charset=utf-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void slacksChallengeIsAnsweredOnlyWhenSigned() {
    var webhook = given("Provider", "slack", "Secret", "s");

    assertThat(webhook.send(postJson(CHALLENGE)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "hub.mode=subscribe&hub.verify_token=t%20k&hub.challenge=1158201444, 200",
    "hub.mode=subscribe&hub.verify_token=tk&hub.challenge=1158201444, 403",
    "hub.mode=subscribe&hub.challenge=1158201444, 403",
    "hub.mode=other&hub.verify_token=t%20k&hub.challenge=1158201444, 403",
    "hub.mode=subscribe&hub.verify_token=t%20k, 400",
    "hub.mode=subscribe&hub.verify_token=t%20k&hub.challenge=a%0Ab, 400",
    "'', 403"
  })
  void metasChallengeIsAnsweredForTheToken(String query, int status) {
    var webhook = given("Provider", "meta", "Secret", "s", "VerifyToken", "t k");

    var answer = webhook.send(InMemoryRequest.of("GET").query(query));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().text().equals("1158201444")).isEqualTo(status == 200);
    assertThat(webhook.context.refusals()).hasSize(status == 200 ? 0 : 1);
  }

  @Test
  void graphsTokenIsSentBackDecoded() {
    var webhook = given("Provider", "graph", "Secret", "s");

    var answer =
        webhook.send(InMemoryRequest.of("POST").query("validationToken=Validation%3A+a%2Bb"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).isEqualTo("Validation: a+b");
    assertThat(answer.headers()).containsEntry("X-Content-Type-Options", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%00", "%C3%A4", "a%0D%0Ab"})
  void aTokenOfGraphThatIsNotPlainIsRefused(String token) {
    var webhook = given("Provider", "graph", "Secret", "s");

    assertThat(webhook.send(InMemoryRequest.of("POST").query("validationToken=" + token)).status())
        .isEqualTo(400);
  }

  @Test
  void aTokenOfGraphIsBounded() {
    var webhook = given("Provider", "graph", "Secret", "s");

    var query = "validationToken=" + "a".repeat(2049);

    assertThat(webhook.send(InMemoryRequest.of("POST").query(query)).status()).isEqualTo(400);
  }

  @Test
  void nobodyElsesWebhookEchoesAToken() {
    var webhook = given();

    var answer = webhook.send(postJson("{}").query("validationToken=echo"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().text()).doesNotContain("echo");
  }

  @Test
  void aSenderOfCloudEventsIsToldThatItMay() {
    var webhook = given("RateLimit", "10/s");

    var answer =
        webhook.send(
            InMemoryRequest.of("OPTIONS")
                .with("WebHook-Request-Origin", "eventemitter.example.com"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("WebHook-Allowed-Origin", "eventemitter.example.com")
        .containsEntry("WebHook-Allowed-Rate", "600")
        .containsEntry("Allow", "POST, OPTIONS");
  }

  @Test
  void anOriginThatIsNoHostIsNotSentBack() {
    var answer =
        given().send(InMemoryRequest.of("OPTIONS").with("WebHook-Request-Origin", "a b<script>"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).doesNotContainKey("WebHook-Allowed-Origin");
  }
}
