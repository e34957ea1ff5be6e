package io.weik.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
  @ParameterizedTest
  @CsvSource({
    "/webhooks/github, /webhooks/github",
    "/webhooks/shopify/orders, /webhooks/shopify/orders",
    "github, /webhooks/github",
    "/github/, /webhooks/github",
    "//a///b, /webhooks/a/b",
    "/webhooks2/a, /webhooks/webhooks2/a",
    "a.b-c_d~e, /webhooks/a.b-c_d~e"
  })
  void aPathIsPutBelowTheRoot(String text, String path) {
    assertThat(WebhookPath.parse(text)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/webhooks",
        "/webhooks/",
        "a b",
        "a?b",
        "a#b",
        "..",
        "a/../b",
        "./a",
        "a%2fb",
        "\u00e4",
        "https://host/a",
        "a\\b",
        " a",
        "a;b"
      })
  void whatIsNoPathIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookPath.parse(text))
        .withMessageStartingWith("a path such as /webhooks/github");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100/s burst 100",
    "100/s, 100/s burst 100",
    "600/min, 600/min burst 10",
    "5/h, 5/h burst 1",
    "100/s burst 500, 100/s burst 500"
  })
  void aRateIsRead(String text, String rate) {
    assertThat(Rate.parse(text)).hasToString(rate);
    assertThat(Rate.parse(rate)).isEqualTo(Rate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "10/d", "10 burst", "10/s burst 0", "99999999"})
  void whatIsNoRateIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.parse(text))
        .withMessageContaining("100/s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{body}", "v0:{timestamp}:{body}", "{id}.{timestamp}.{body}\n"})
  void aContentIsReadAndWritten(String text) {
    assertThat(SignedContent.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "body", "{timestamp}", "{body}{body}", "{body", "{}{body}", "{x}{body}"})
  void whatIsNoContentIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedContent.parse(text))
        .withMessageContaining("{body} once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "\u00e4", "a\r\nb"})
  void whatIsNoHeaderIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderName.parse(text))
        .withMessageContaining("X-Signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "a/b/c", "*/*;q=1", "application/json; charset=utf-8"})
  void whatIsNoMediaTypeIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MediaType.parse(text))
        .withMessageContaining("application/json");
  }
}
