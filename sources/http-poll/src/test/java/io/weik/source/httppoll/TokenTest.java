package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.source.TryLaterException;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTest {
  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
    peer.on("/token", token("tok-first", 3600), token("tok-second", 3600));
    peer.on("/x", PeerAnswer.json("[1]"));
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  private static PeerAnswer token(String token, int seconds) {
    return PeerAnswer.json(
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token, seconds));
  }

  private PolledSource given(String... more) {
    var parameters = new ArrayList<>(List.of("Url", peer.url("/x")));
    parameters.addAll(List.of("TokenUrl", peer.url("/token")));
    parameters.addAll(List.of("ClientId", "weikio app", "ClientSecret", "s3cr3t:/"));
    parameters.addAll(List.of(more));
    return PolledSource.given(parameters.toArray(String[]::new));
  }

  private long tokensAskedFor() {
    return peer.requests().stream().filter(request -> request.path().equals("/token")).count();
  }

  private Problem failureOn(PeerAnswer answer) throws IOException {
    peer.on("/token", answer);
    try (var source = given()) {
      return source.failure();
    }
  }

  @Test
  void aTokenIsFetchedOnceAndSentWithEveryPoll() throws Exception {
    try (var source = given("Scope", "read write", "Audience", "https://api.example.com")) {
      source.poll();
      source.poll();
    }

    var asked = peer.requests().getFirst();
    assertThat(tokensAskedFor()).isEqualTo(1);
    assertThat(asked.body())
        .isEqualTo(
            "grant_type=client_credentials&scope=read+write"
                + "&audience=https%3A%2F%2Fapi.example.com");
    assertThat(asked.header("Authorization")).contains("Basic d2Vpa2lvK2FwcDpzM2NyM3QlM0ElMkY=");
    assertThat(peer.lastRequest().header("Authorization")).contains("Bearer tok-first");
  }

  @Test
  void theCredentialsOfTheClientMayGoIntoTheForm() throws Exception {
    try (var source = given("ClientAuthentication", "body")) {
      source.poll();
    }

    var asked = peer.requests().getFirst();
    assertThat(asked.header("Authorization")).isEmpty();
    assertThat(asked.body()).endsWith("&client_id=weikio+app&client_secret=s3cr3t%3A%2F");
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() throws Exception {
    try (var source = given()) {
      source.poll();
      source.pollAfter(Duration.ofMinutes(58));
      assertThat(tokensAskedFor()).isEqualTo(1);

      source.pollAfter(Duration.ofMinutes(1));

      assertThat(peer.lastRequest().header("Authorization")).contains("Bearer tok-second");
    }
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() throws Exception {
    peer.on(
        "/x",
        request ->
            request.header("Authorization").filter("Bearer tok-second"::equals).isPresent()
                ? PeerAnswer.json("[1]")
                : PeerAnswer.status(401));
    try (var source = given()) {
      assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
    }
  }

  @Test
  void aSecondRefusalIsTold() throws Exception {
    peer.on("/x", PeerAnswer.status(401));
    try (var source = given()) {
      assertThat(source.failure().what()).startsWith("401");
    }

    assertThat(peer.requests().stream().map(PeerRequest::path))
        .containsExactly("/token", "/x", "/token", "/x");
  }

  @Test
  void whatTheTokenEndpointRefusesIsToldApart() throws Exception {
    var failure =
        failureOn(
            PeerAnswer.json("{\"error\":\"invalid_client\",\"error_description\":\"bad s3cr3t:/\"}")
                .withStatus(401));

    assertThat(failure.category()).isEqualTo(Category.USER);
    assertThat(failure.message())
        .isEqualTo(
            "401 from the token endpoint localhost:" + peer.port() + ": invalid_client bad ***");
    assertThat(failure.hint())
        .contains("check ClientId and ClientSecret, or try another ClientAuthentication");
  }

  @Test
  void aTokenEndpointThatDoesNotWorkIsTold() throws Exception {
    assertThat(failureOn(PeerAnswer.status(500)).category()).isEqualTo(Category.REMOTE);
    assertThat(failureOn(PeerAnswer.json("<html>")).message())
        .isEqualTo("the token endpoint localhost:" + peer.port() + " gave no access_token");
  }

  @Test
  void aTokenEndpointSaysWhenToComeAgain() throws Exception {
    peer.on("/token", PeerAnswer.status(429).header("Retry-After", "7"));
    try (var source = given()) {
      assertThat(source.thrown(TryLaterException.class).delay()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void aTokenIsNeverShown() throws Exception {
    peer.on("/x", PeerAnswer.status(403).body("no right for tok-first"));
    try (var source = given()) {
      assertThat(source.failure().value()).contains("no right for ***");
    }
  }
}
