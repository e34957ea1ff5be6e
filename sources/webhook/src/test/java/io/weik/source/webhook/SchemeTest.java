package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.NOW;
import static io.weik.source.webhook.Webhook.bytes;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.hmac;
import static io.weik.source.webhook.Webhook.post;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {
  private static final String GRAPH =
      "{\"value\":[{\"clientState\":\"one\",\"resource\":{\"clientState\":\"x\"}},"
          + "{\"clientState\":\"two\"}]}";

  @Test
  void shopifyIsBase64OverTheRawBody() {
    var webhook = given("Provider", "shopify", "Secret", "hush");
    var signature =
        Base64.getEncoder().encodeToString(hmac("HmacSHA256", bytes("hush"), bytes(JSON)));

    var answer =
        webhook.send(
            postJson(JSON)
                .with("X-Shopify-Hmac-Sha256", signature)
                .with("X-Shopify-Webhook-Id", "b54557e4"));

    assertThat(answer.body().text()).isEqualTo("{\"id\":\"b54557e4\"}");
  }

  @Test
  void shopifyInHexIsRefused() {
    var webhook = given("Provider", "shopify", "Secret", "hush");
    var signature = HexFormat.of().formatHex(hmac("HmacSHA256", bytes("hush"), bytes(JSON)));

    assertThat(webhook.send(postJson(JSON).with("X-Shopify-Hmac-Sha256", signature)).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"token, 202", "toke, 401", "tokens, 401", "Token, 401", "'', 401"})
  void gitLabSendsTheSecretItself(String token, int status) {
    var webhook = given("Provider", "gitlab", "Secret", "token");

    assertThat(webhook.send(postJson(JSON).with("X-Gitlab-Token", token)).status())
        .isEqualTo(status);
  }

  @Test
  void gitLabsSigningTokenIsAStandardWebhook() {
    var webhook = given("Provider", "gitlab", "Secret", "token", "Secrets", "other");
    var standard = given("Provider", "standard", "Secret", "token");

    var answer = webhook.send(standard.signed(JSON));

    assertThat(answer.status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"one, two, 202", "one, three, 401", "three, two, 401"})
  void everyNotificationOfGraphRepeatsAClientState(String first, String second, int status) {
    var webhook = given("Provider", "graph", "Secret", first, "Secrets", second);

    assertThat(webhook.send(postJson(GRAPH)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"value\":[]}",
        "{\"value\":[\"one\"]}",
        "{\"value\":[{}]}",
        "{\"value\":{\"clientState\":\"one\"}}",
        "{\"clientState\":\"one\"}",
        "{\"value\":[{\"x\":{\"clientState\":\"one\"}}]}"
      })
  void graphWithoutClientStateIsRefused(String body) {
    var webhook = given("Provider", "graph", "Secret", "one");

    assertThat(webhook.send(postJson(body)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "hmac-sha1, hex, HmacSHA1",
    "hmac-sha256, base64, HmacSHA256",
    "hmac-sha384, hex, HmacSHA384",
    "hmac-sha512, base64, HmacSHA512"
  })
  void aDeclaredSignatureIsVerified(String algorithm, String encoding, String standardName) {
    var webhook =
        given(
            "Secret", "s",
            "SignatureHeader", "X-Sign",
            "SignatureAlgorithm", algorithm,
            "SignatureEncoding", encoding,
            "SignaturePrefix", "sig:",
            "SignatureContent", "v9|{id}|{timestamp}|{body}|end",
            "SignatureTimestampHeader", "X-Time",
            "DeliveryIdHeader", "X-Id");
    var time = Long.toString(NOW.toEpochMilli());
    var mac = hmac(standardName, bytes("s"), bytes("v9|d-1|" + time + "|" + JSON + "|end"));
    var signature =
        encoding.equals("hex")
            ? HexFormat.of().formatHex(mac)
            : Base64.getEncoder().encodeToString(mac);
    var headers = Map.of("X-Sign", "sig:" + signature, "X-Time", time, "X-Id", "d-1");

    assertThat(webhook.send(postJson(JSON).with(headers)).body().text())
        .isEqualTo("{\"id\":\"d-1\"}");
    assertThat(webhook.send(postJson(JSON + " ").with(headers)).status()).isEqualTo(401);
    assertThat(webhook.send(postJson(JSON).with(headers).without("X-Id")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "stripe", "shopify", "slack", "gitlab", "standard"})
  void withoutProviderTheSchemeIsToldByTheHeaders(String provider) {
    var webhook = given("Secret", "s");

    var answer = webhook.send(given("Provider", provider, "Secret", "s").signed(JSON));
    var wrong = webhook.send(given("Provider", provider, "Secret", "wrong").signed(JSON));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(wrong.status()).isEqualTo(401);
  }

  @Test
  void aPlainTokenCountsOnlyWhereNoSignatureIs() {
    var webhook = given("Secret", "s");
    var request = given("Provider", "github", "Secret", "wrong").signed(JSON);

    assertThat(webhook.send(request.with("X-Gitlab-Token", "s")).status()).isEqualTo(401);
  }

  @Test
  void aCapturedTimedSignatureCannotBeReplayedAsAnUntimedOne() {
    var webhook = given("Secret", "s");
    var old = NOW.minusSeconds(86_400).getEpochSecond() + "." + JSON;
    var captured = HexFormat.of().formatHex(hmac("HmacSHA256", bytes("s"), bytes(old)));
    var request = post(old).with("X-Hub-Signature-256", "sha256=" + captured);

    for (var type :
        new String[] {
          "text/plain", "application/json", "application/x-www-form-urlencoded", "a/b", ""
        }) {
      assertThat(webhook.send(request.with("Content-Type", type)).status()).isBetween(400, 415);
    }
    assertThat(webhook.send(request).status()).isEqualTo(400);
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void theProviderFixesTheScheme() {
    var webhook = given("Provider", "stripe", "Secret", "s");

    assertThat(webhook.send(given("Provider", "github", "Secret", "s").signed(JSON)).status())
        .isEqualTo(401);
  }

  @Test
  void validationMayBeSwitchedOff() {
    var webhook = given("Secret", "s", "ValidateSignature", "false");

    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(202);
  }
}
