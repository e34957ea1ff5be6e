package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerIdentity;
import io.weik.testkit.ProxyPeer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
  private static final String ANN = "Basic YW5uOnBhNTV3b3Jk";

  @TempDir Path folder;

  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start().on("/x", PeerAnswer.json("[1]"));
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  @Test
  void requestsGoThroughTheProxyWithItsPassword() throws Exception {
    try (var proxy = ProxyPeer.startFor(ANN);
        var source =
            PolledSource.given(
                "Url",
                peer.url("/x"),
                "Proxy",
                proxy.url(),
                "ProxyUsername",
                "ann",
                "ProxyPassword",
                "pa55word")) {
      source.poll();

      assertThat(proxy.requests().getFirst().target()).isEqualTo(peer.url("/x"));
      assertThat(peer.lastRequest().header("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  void httpsIsTunnelledAndTheServerNeverSeesThePasswordOfTheProxy() throws Exception {
    var identity = PeerIdentity.forLocalhost(folder);
    try (var proxy = ProxyPeer.startFor(ANN);
        var secure = HttpPeer.start(identity).on("/x", PeerAnswer.json("[1]"));
        var source =
            PolledSource.given(
                "Url", secure.url("/x"),
                "Proxy", proxy.url(),
                "ProxyUsername", "ann",
                "ProxyPassword", "pa55word",
                "CaCertificates", identity.certificate().toString())) {
      source.poll();

      assertThat(proxy.requests().getFirst().method()).isEqualTo("CONNECT");
      assertThat(secure.lastRequest().header("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  void aProxyThatWantsAPasswordIsToldOf() throws Exception {
    try (var proxy = ProxyPeer.startFor(ANN)) {
      for (var url : new String[] {peer.url("/x"), "https://localhost:" + peer.port() + "/x"}) {
        try (var source = PolledSource.given("Url", url, "Proxy", proxy.url())) {
          var failure = source.failure();

          assertThat(failure.category()).isEqualTo(Category.USER);
          assertThat(failure.what()).startsWith("407 from ");
          assertThat(failure.hint()).contains("check ProxyUsername and ProxyPassword");
        }
      }
    }
  }

  @Test
  void aProxyThatDoesNotGetThroughIsToldOf() throws Exception {
    int nobody = HttpPeer.freePort();
    try (var proxy = ProxyPeer.start();
        var source =
            PolledSource.given("Url", "https://localhost:" + nobody + "/", "Proxy", proxy.url())) {
      assertThat(source.failure().message())
          .isEqualTo(
              "the proxy %s does not let through to localhost:%d: 502"
                  .formatted(proxy.url(), nobody));
    }
  }

  @Test
  void aProxyThatIsNotThereIsToldOf() throws Exception {
    var proxy = "http://localhost:" + HttpPeer.freePort();
    try (var source = PolledSource.given("Url", peer.url("/x"), "Proxy", proxy)) {
      assertThat(source.failure().message()).isEqualTo("connection refused by the proxy " + proxy);
    }
    var nowhere = "http://no-such-proxy.invalid:3128";
    try (var source = PolledSource.given("Url", peer.url("/x"), "Proxy", nowhere)) {
      assertThat(source.failure().message()).isEqualTo("unknown host: no-such-proxy.invalid");
    }
  }
}
