package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.hex;
import static io.weik.source.webhook.Webhook.post;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String HEADER = "X-Hub-Signature-256";

  @Test
  void theVendorsOwnExampleIsVerified() {
    var webhook = given("Secret", SECRET, "SignatureHeader", HEADER, "SignaturePrefix", "sha256=");

    var answer =
        webhook.send(
            post("Hello, World!")
                .with("Content-Type", "text/plain")
                .with(
                    HEADER,
                    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"));

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void theDeliveryIdBecomesTheEventsId() {
    var webhook = given("Provider", "github", "Secret", SECRET);

    var answer =
        webhook.send(
            postJson(JSON)
                .with(HEADER, "sha256=" + hex("HmacSHA256", SECRET, JSON))
                .with("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"));

    assertThat(answer.body().text()).isEqualTo("{\"id\":\"72d3162e-cc78-11e3-81ab-4c9367dc0958\"}");
    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(JSON);
    assertThat(webhook.onlyDraft().dataContentType()).contains("application/json");
  }

  @Test
  void aRepeatedDeliveryIsToldAsDuplicate() {
    var webhook = given("Provider", "github", "Secret", SECRET);
    var request = webhook.signed(JSON);

    webhook.send(request);
    var answer = webhook.send(request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).endsWith(",\"duplicate\":true}");
    assertThat(webhook.context.drafts()).hasSize(1);
  }

  @Test
  void thePayloadOfAFormIsTheDataAndTheRawFormIsSigned() {
    var webhook = given("Provider", "github", "Secret", SECRET);
    var form = "payload=" + URLEncoder.encode(JSON, StandardCharsets.UTF_8);

    var answer =
        webhook.send(
            post(form)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(HEADER, "sha256=" + hex("HmacSHA256", SECRET, form)));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(JSON);
    assertThat(webhook.onlyDraft().dataContentType()).contains("application/json");
  }

  @Test
  void anUpperCaseSignatureIsTaken() {
    var webhook = given("Provider", "github", "Secret", SECRET);
    var signature = hex("HmacSHA256", SECRET, JSON).toUpperCase(java.util.Locale.ROOT);

    assertThat(webhook.send(postJson(JSON).with(HEADER, "sha256=" + signature)).status())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=00",
        "sha256=zz",
        "sha1=7d38cdd689735b008b3c702edd92eea23791c5f6",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void aWrongSignatureIsRefusedAndLeavesNoEvent(String signature) {
    var webhook = given("Provider", "github", "Secret", SECRET);

    var answer = webhook.send(postJson(JSON).with(HEADER, signature));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(webhook.lastReason()).isEqualTo("signature");
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void aTruncatedSignatureIsRefused() {
    var webhook = given("Provider", "github", "Secret", SECRET);
    var signature = hex("HmacSHA256", SECRET, JSON).substring(0, 62);

    assertThat(webhook.send(postJson(JSON).with(HEADER, "sha256=" + signature)).status())
        .isEqualTo(401);
  }

  @Test
  void aMissingSignatureIsRefused() {
    var webhook = given("Provider", "github", "Secret", SECRET);

    assertThat(webhook.send(postJson(JSON)).status()).isEqualTo(401);
  }

  @Test
  void theOldAndTheNewSecretAreGoodAtOnce() {
    var webhook = given("Provider", "github", "Secret", "new", "Secrets", "old, older");

    for (var secret : new String[] {"new", "old", "older"}) {
      var signature = "sha256=" + hex("HmacSHA256", secret, JSON);
      assertThat(webhook.send(postJson(JSON).with(HEADER, signature)).status()).isEqualTo(202);
    }
  }
}
