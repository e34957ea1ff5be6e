package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.http.RequestBody;
import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.InMemoryRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  @Test
  void anEventIsAnsweredWithItsIdAfterItIsStored() {
    var webhook = given();

    var answer = webhook.send(postJson(JSON).with("Idempotency-Key", "k-1"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().text()).isEqualTo("{\"id\":\"k-1\"}");
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"})
  void anotherMethodIsAnsweredWithThoseAllowed(String method) {
    var webhook = given("Provider", "github");

    var answer = webhook.send(InMemoryRequest.of(method));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "POST");
    assertThat(webhook.lastReason()).isEqualTo("method");
  }

  @Test
  void aBodyThatIsTooLargeIsNeverTakenInPart() {
    var webhook = given();

    var answer = webhook.send(InMemoryRequest.of("POST").body(new RequestBody.TooLarge()));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(webhook.lastReason()).isEqualTo("too-large");
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void aSlowBodyIsAnsweredWithATimeout() {
    var answer = given().send(InMemoryRequest.of("POST").body(new RequestBody.TooSlow()));

    assertThat(answer.status()).isEqualTo(408);
  }

  @Test
  void aBrokenBodyIsABadRequest() {
    var answer = given().send(InMemoryRequest.of("POST").body(new RequestBody.Broken()));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aStoreThatCannotTakeItIsToldWithATimeToComeBack() {
    var webhook = given();
    webhook.context.failEmits(new StoreUnavailableException(Problem.internal("disk is full")));

    var answer = webhook.send(postJson(JSON));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "5");
    assertThat(webhook.lastReason()).isEqualTo("unavailable");
  }

  @Test
  void moreThanTheRateIsToldWithATimeToComeBack() {
    var webhook = given("RateLimit", "30/min burst 2");

    webhook.send(postJson(JSON));
    webhook.send(postJson(JSON));
    var answer = webhook.send(postJson(JSON));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("Retry-After", "2");
    webhook.context.manualClock().advance(Duration.ofSeconds(2));
    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(202);
    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(429);
  }

  @Test
  void aClockSetBackDoesNotCloseTheWebhook() {
    var webhook = given("RateLimit", "1/h");
    webhook.send(postJson(JSON));

    webhook.context.manualClock().advance(Duration.ofDays(-1));

    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(202);
  }

  @Test
  void whatWasSentIsNeverEchoed() {
    var webhook = given("Secret", "s3cret-value");

    var answer =
        webhook.send(
            postJson("{\"body\":\"SENT\"")
                .with("Content-Type", "SENT/SENT")
                .with("X-Hub-Signature-256", "sha256=SENT"));

    assertThat(answer.body().text()).doesNotContain("SENT").doesNotContain("s3cret-value");
    assertThat(webhook.context.refusals().toString()).doesNotContain("SENT").doesNotContain("s3c");
  }
}
