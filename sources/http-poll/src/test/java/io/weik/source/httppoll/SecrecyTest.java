package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.HttpPeer;
import io.weik.testkit.Parameters;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecrecyTest {
  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
    peer.on("/echo", SecrecyTest::echo);
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  /** Says back all that it was sent, as debugging servers do. */
  private static PeerAnswer echo(PeerRequest request) {
    return PeerAnswer.status(400).body(request.target() + " " + request.headers());
  }

  private String failure(String... parameters) throws IOException {
    try (var source = PolledSource.given(parameters)) {
      return source.failure().toString();
    }
  }

  @Test
  void whatTheServerSaysBackHoldsNoSecret() throws Exception {
    var url = peer.url("/echo");

    assertThat(failure("Url", url, "Username", "ann", "Password", "pa55 w/rd"))
        .contains("Basic ***")
        .doesNotContain("pa55", "YW5uOnBhNTU");
    assertThat(failure("Url", url, "BearerToken", "s3cr3t-token")).doesNotContain("s3cr3t");
    assertThat(failure("Url", url, "ApiKey", "k3y/1234")).doesNotContain("k3y");
    assertThat(failure("Url", url, "ApiKey", "k3y/1234", "ApiKeyQuery", "key"))
        .doesNotContain("k3y");
  }

  @Test
  void whatAReaderQuotesHoldsNoSecret() throws Exception {
    peer.on("/quote", PeerAnswer.json("s3cr3t-token is what you sent"));

    assertThat(failure("Url", peer.url("/quote"), "BearerToken", "s3cr3t-token"))
        .contains("is not JSON")
        .doesNotContain("s3cr3t");
  }

  @Test
  void headersAreSecretButForHarmlessOnes() throws Exception {
    var failure =
        failure(
            "Url",
            peer.url("/echo"),
            "Headers",
            "Authorization: Token abcd1234\nCookie: sid=efgh5678\nX-Odd: ijkl9012");

    assertThat(failure).contains("***").doesNotContain("abcd1234", "efgh5678", "ijkl9012");
    assertThat(failure("Url", peer.url("/echo"), "Headers", "Accept: application/vnd.example+json"))
        .contains("application/vnd.example+json");
  }

  @Test
  void valuesOfQueriesAreNotShown() throws Exception {
    var failure =
        failure("Url", peer.url("/echo?token=abcd1234&page=1"), "Query", "api_key: efgh5678");

    assertThat(failure).doesNotContain("abcd1234", "efgh5678");
  }

  @Test
  void aKeyInThePathIsNotShown() throws Exception {
    var bot = "/bot123456:AAF3jk4l5m6n7o8p9q0r/updates";
    peer.on(bot, SecrecyTest::echo);

    assertThat(failure("Url", peer.url(bot)))
        .startsWith("400 from localhost:" + peer.port() + "/***/updates: /***/updates");
    assertThat(failure("Url", peer.url("/v1/orders/2f1e7a54-8f0b-4c4e-9d55-1d2c3b4a5f6e/items")))
        .startsWith("404 from localhost:" + peer.port() + "/v1/orders/2f1e7a54-8f0b");
  }

  @Test
  void neitherTheParametersNorTheSummaryShowASecret() {
    var config =
        Parameters.of(
            HttpPollConfig.class,
            "Url",
            "https://api.example.com/changes?token=abcd1234",
            "Headers",
            "Authorization: Bearer efgh5678",
            "Body",
            "ijkl9012");

    assertThat(List.of(config.toString(), new HttpPollType().summary(config)))
        .allSatisfy(text -> assertThat(text).doesNotContain("abcd", "efgh", "ijkl"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .isEqualTo("GET https://api.example.com/changes?token=*** \u00b7 every 30 s"));
  }
}
