package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.NOW;
import static io.weik.source.webhook.Webhook.bytes;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.givenAt;
import static io.weik.source.webhook.Webhook.hex;
import static io.weik.source.webhook.Webhook.post;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedSignatureTest {
  private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String STANDARD_SIGNATURE =
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final long STRIPE_TIME = NOW.getEpochSecond();

  /** The example of https://docs.slack.dev/authentication/verifying-requests-from-slack. */
  @Test
  void slacksOwnExampleIsVerified() {
    var webhook =
        givenAt(
            Instant.ofEpochSecond(1531420618),
            "Provider",
            "slack",
            "Secret",
            "8f742231b10e8888abcd99yyyzzz85a5");
    var form =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    var answer =
        webhook.send(
            post(form)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("X-Slack-Request-Timestamp", "1531420618")
                .with(
                    "X-Slack-Signature",
                    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data().orElseThrow().text()).isEqualTo(form);
  }

  /** The vector of the Standard Webhooks libraries and the one of Svix's documentation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webhook | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek |"
            + " 1614265330 | {\"test\": 2432232314} |"
            + " g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "svix | whsec_plJ3nmyCDGBKInavdOK15jsl | msg_loFOjxBNrRLzqYUf | 1731705121 |"
            + " {\"event_type\":\"ping\",\"data\":{\"success\":true}} |"
            + " rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
      })
  void standardWebhooksOwnExamplesAreVerified(
      String family, String secret, String id, long time, String body, String signature) {
    var webhook = givenAt(Instant.ofEpochSecond(time), "Provider", "standard", "Secret", secret);

    var answer =
        webhook.send(
            postJson(body)
                .with(family + "-id", id)
                .with(family + "-timestamp", Long.toString(time))
                .with(family + "-signature", "v1a,AAAA v1,AAAA v1," + signature));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().id()).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "msg_other, 1614265330, ok",
    "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265331, ok",
    "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, v1a",
    "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, bare"
  })
  void aStandardSignatureCoversIdAndTimeAndVersion(String id, String time, String version) {
    var webhook =
        givenAt(
            Instant.ofEpochSecond(1614265330), "Provider", "standard", "Secret", STANDARD_SECRET);
    var bare = STANDARD_SIGNATURE.substring(3);
    var signature =
        switch (version) {
          case "v1a" -> "v1a," + bare;
          case "bare" -> bare;
          default -> STANDARD_SIGNATURE;
        };

    var answer =
        webhook.send(
            postJson("{\"test\": 2432232314}")
                .with("webhook-id", id)
                .with("webhook-timestamp", time)
                .with("webhook-signature", signature));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(webhook.context.drafts()).isEmpty();
  }

  @Test
  void anyOfStripesSignaturesMayMatchAndItsEventIdCounts() {
    var webhook = given("Provider", "stripe", "Secret", "whsec_plain+text");
    var good = hex("HmacSHA256", "whsec_plain+text", STRIPE_TIME + "." + JSON);

    var answer =
        webhook.send(
            postJson(JSON)
                .with(
                    "Stripe-Signature",
                    "t=" + STRIPE_TIME + ",v1=" + "0".repeat(64) + ",v1=" + good + ",v0=6ffbb5"));

    assertThat(answer.body().text()).isEqualTo("{\"id\":\"evt_1\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "t=,v1=",
        "v1=GOOD",
        "t=NOW",
        "t=NOW,v0=GOOD",
        "t=x,v1=GOOD",
        "t=NOW,v1=BAD",
        "t=NOW;v1=GOOD",
        "t=-1,v1=GOOD",
        "t=99999999999999999999,v1=GOOD"
      })
  void aBrokenStripeHeaderIsRefused(String form) {
    var webhook = given("Provider", "stripe", "Secret", "s");
    var good = hex("HmacSHA256", "s", STRIPE_TIME + "." + JSON);
    var header =
        form.replace("GOOD", good)
            .replace("BAD", good.replace(good.charAt(0), good.charAt(1) == 'a' ? 'b' : 'a'))
            .replace("NOW", Long.toString(STRIPE_TIME));

    assertThat(webhook.send(postJson(JSON).with("Stripe-Signature", header)).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "stripe, -300, 202",
    "stripe, -301, 401",
    "stripe, 300, 202",
    "stripe, 301, 401",
    "slack, -301, 401",
    "slack, 301, 401",
    "slack, 0, 202",
    "standard, -301, 401",
    "standard, 301, 401",
    "standard, 299, 202"
  })
  void aTimeTooFarFromNowIsRefused(String provider, long seconds, int status) {
    var webhook = given("Provider", provider, "Secret", "s");

    var answer = webhook.send(webhook.signed(bytes(JSON), NOW.plusSeconds(seconds)));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(webhook.context.refusals()).allMatch(refusal -> refusal.reason().equals("stale"));
  }

  @Test
  void theToleranceIsAParameter() {
    var webhook = given("Provider", "slack", "Secret", "s", "Tolerance", "10s");

    var late = webhook.send(webhook.signed(bytes(JSON), NOW.minus(Duration.ofSeconds(11))));

    assertThat(late.status()).isEqualTo(401);
  }
}
