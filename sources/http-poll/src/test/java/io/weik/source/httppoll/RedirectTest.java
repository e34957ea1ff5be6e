package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedirectTest {
  private HttpPeer peer;
  private HttpPeer other;

  @BeforeEach
  void startPeers() throws IOException {
    peer = HttpPeer.start();
    other = HttpPeer.start();
    other.on("/new", PeerAnswer.json("[1]"));
    peer.on("/new", PeerAnswer.json("[1]"));
  }

  @AfterEach
  void stopPeers() throws IOException {
    peer.close();
    other.close();
  }

  private PolledSource given(int status, String target, String... more) {
    peer.on("/old", PeerAnswer.status(status).header("Location", target));
    var parameters = new ArrayList<>(List.of("Url", peer.url("/old")));
    parameters.addAll(List.of("FollowRedirects", "true"));
    parameters.addAll(List.of("Headers", "X-Tenant: blue\nAccept: a/b"));
    parameters.addAll(List.of("BearerToken", "token"));
    parameters.addAll(List.of(more));
    return PolledSource.given(parameters.toArray(String[]::new));
  }

  @Test
  void aRedirectWithinTheOriginKeepsTheCredentials() throws Exception {
    try (var source = given(301, "/new")) {
      source.poll();
    }

    assertThat(peer.lastRequest().path()).isEqualTo("/new");
    assertThat(peer.lastRequest().header("Authorization")).contains("Bearer token");
    assertThat(peer.lastRequest().header("X-Tenant")).contains("blue");
  }

  @Test
  void aRedirectToAnotherOriginLosesCredentialsAndHeaders() throws Exception {
    try (var source = given(302, other.url("/new"))) {
      source.poll();
    }

    assertThat(other.lastRequest().header("Authorization")).isEmpty();
    assertThat(other.lastRequest().header("X-Tenant")).isEmpty();
    assertThat(other.lastRequest().header("Accept")).contains("a/b");
  }

  @Test
  void aRedirectToATrustedOriginKeepsTheCredentials() throws Exception {
    try (var source = given(307, other.url("/new"), "TrustedOrigins", other.origin())) {
      source.poll();
    }

    assertThat(other.lastRequest().header("Authorization")).contains("Bearer token");
  }

  @Test
  void aBodyIsNotSentToAnotherOrigin() throws Exception {
    String[] body = {"Method", "POST", "Body", "{}"};
    try (var source = given(308, other.url("/new"), body)) {
      assertThat(source.failure().what())
          .isEqualTo("a redirect of Body to another origin, by localhost:" + peer.port());
    }
    try (var source = given(303, other.url("/new"), body)) {
      source.poll();
    }

    assertThat(other.requests()).hasSize(1);
    assertThat(other.lastRequest().method()).isEqualTo("GET");
    assertThat(other.lastRequest().body()).isEmpty();
    assertThat(other.lastRequest().header("Content-Type")).isEmpty();
  }

  @Test
  void redirectsWithoutEndAreTold() throws Exception {
    try (var source = given(302, "/old")) {
      assertThat(source.failure().message())
          .isEqualTo(
              "localhost:%d redirects again and again (expected: at most 5 redirects)"
                  .formatted(peer.port()));
    }
  }

  @Test
  void aRedirectToNowhereIsTold() throws Exception {
    try (var source = given(302, "mailto:someone@example.com")) {
      assertThat(source.failure().what()).startsWith("a redirect to nowhere");
    }
  }
}
