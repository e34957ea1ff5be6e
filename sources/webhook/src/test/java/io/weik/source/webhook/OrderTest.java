package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.http.HttpAnswer;
import io.weik.testkit.InMemoryRequest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  @ParameterizedTest
  @CsvSource({
    "PUT, 192.0.2.1, a/b, 405",
    "POST, 203.0.113.9, application/json, 403",
    "POST, 192.0.2.1, text/plain, 415"
  })
  void aBodyIsNotReadWhenTheHeadIsRefused(String method, String from, String type, int status) {
    var webhook = given("Provider", "github", "Secret", "s", "AllowedIPs", "192.0.2.1");
    var request =
        InMemoryRequest.of(method)
            .from(from)
            .with("Content-Type", type)
            .arriving(
                () -> {
                  throw new AssertionError("body was read");
                });

    assertThat(webhook.send(request).status()).isEqualTo(status);
  }

  @Test
  void nothingIsParsedBeforeTheSignatureIsVerified() {
    var webhook = given("Provider", "github", "Secret", "s");

    assertThat(webhook.send(postJson("{").with("X-Hub-Signature-256", "sha256=00")).status())
        .isEqualTo(401);
  }

  @Test
  void whoIsNotAllowedTakesNothingOfTheRate() {
    var webhook = given("AllowedIPs", "127.0.0.1", "RateLimit", "1/h");

    webhook.send(postJson(JSON).from("203.0.113.9"));

    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(202);
  }

  @Test
  void moreThanMayBeUnderWayAreToldToComeBack() {
    var webhook = given("MaxInFlight", "1");
    var inner = new ArrayList<HttpAnswer>();
    var request = postJson(JSON);

    var outer =
        webhook.send(
            request.arriving(
                () -> {
                  inner.add(webhook.send(request));
                  return request.body();
                }));

    assertThat(outer.status()).isEqualTo(202);
    assertThat(inner.getFirst().status()).isEqualTo(503);
    assertThat(inner.getFirst().headers()).containsEntry("Retry-After", "1");
    assertThat(webhook.lastReason()).isEqualTo("in-flight");
  }

  @Test
  void aRefusedRequestIsNoLongerUnderWay() {
    var webhook = given("MaxInFlight", "1");

    webhook.send(postJson("{"));

    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(202);
  }
}
