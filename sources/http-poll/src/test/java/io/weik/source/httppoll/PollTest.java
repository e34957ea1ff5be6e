package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollTest {
  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  @Test
  void eachItemOfTheAnswerBecomesAnEvent() throws Exception {
    peer.on("/changes", PeerAnswer.json("{\"data\":{\"items\":[{\"id\":1},{\"id\":2}]}}"));
    try (var source =
        PolledSource.given("Url", peer.url("/changes"), "ResponsePath", "$.data.items")) {
      var polled = source.poll();

      assertThat(polled.summary()).isEqualTo("2 items, 2 new");
      assertThat(polled.more()).isFalse();
      assertThat(source.events()).containsExactly("{\"id\":1}", "{\"id\":2}");
    }
  }

  @Test
  void methodHeadersQueryAndBodyAreSentAsDeclared() throws Exception {
    peer.on("/search", PeerAnswer.json("[]"));
    try (var source =
        PolledSource.given(
            "Url", peer.url("/search?a=1"),
            "Method", "POST",
            "Headers", "X-Tenant: blue\nAccept: application/json",
            "Query", "q: caf\u00e9 & more",
            "Body", "{\"open\":true}")) {
      source.poll();
    }

    var request = peer.lastRequest();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/search?a=1&q=caf%C3%A9%20%26%20more");
    assertThat(request.header("X-Tenant")).contains("blue");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.body()).isEqualTo("{\"open\":true}");
  }

  @Test
  void compressedAnswersAreReadInEveryFormThatServersSend() throws Exception {
    var json = PeerAnswer.json("[1,2,3]");
    peer.on("/gzip", json.gzip()).on("/deflate", json.deflate()).on("/bare", json.bareDeflate());
    peer.on("/empty", PeerAnswer.json("[4]").header("Content-Encoding", "identity"));

    for (var path : new String[] {"/gzip", "/deflate", "/bare", "/empty"}) {
      try (var source = PolledSource.given("Url", peer.url(path))) {
        source.poll();

        assertThat(source.events()).as(path).isNotEmpty();
      }
    }
    assertThat(peer.lastRequest().header("Accept-Encoding")).contains("gzip, deflate");
  }

  @Test
  void chunkedAnswersAndThoseEndedByClosingAreRead() throws Exception {
    peer.on("/chunked", PeerAnswer.json("[10,20,30]").chunked());
    peer.on("/closing", PeerAnswer.json("[10,20,30]").closing());

    for (var path : new String[] {"/chunked", "/closing"}) {
      try (var source = PolledSource.given("Url", peer.url(path))) {
        assertThat(source.poll().summary()).as(path).isEqualTo("3 items, 3 new");
      }
    }
  }

  @Test
  void anAnswerWithoutContentHasNoItems() throws Exception {
    peer.on("/", PeerAnswer.status(204));
    try (var source = PolledSource.given("Url", peer.url("/"))) {
      assertThat(source.poll().summary()).isEqualTo("0 items, 0 new");
    }
  }

  @Test
  void oneConnectionServesManyPolls() throws Exception {
    var json = PeerAnswer.json("[1]").drip(Duration.ofMillis(2));
    peer.on("/", json.gzip().chunked(), json.deflate().chunked(), json.chunked(), json);
    try (var source = PolledSource.given("Url", peer.url("/"))) {
      for (int i = 0; i < 5; i++) {
        source.poll();
      }
    }

    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void anInterruptEndsAPollAtOnceAndClosesTheConnection() throws Exception {
    peer.on("/silent", PeerAnswer.silence());
    peer.on("/drip", PeerAnswer.json("[1" + " ".repeat(10_000) + "]").drip(Duration.ofMillis(20)));

    for (var path : new String[] {"/silent", "/drip"}) {
      try (var source = PolledSource.given("Url", peer.url(path))) {
        var failure = new Throwable[1];
        int before = peer.requests().size();
        var thread =
            Thread.ofVirtual().start(() -> failure[0] = source.thrown(InterruptedException.class));
        await().until(() -> peer.requests().size() > before);

        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(5))).as(path).isTrue();
        assertThat(failure[0]).isInstanceOf(InterruptedException.class);
      }
    }
    await().until(() -> peer.openConnections() == 0);
  }

  @Test
  void bytesOutsideAsciiInTheAddressAreEscaped() throws Exception {
    peer.on("/caf%C3%A9", PeerAnswer.json("[1]"));
    try (var source = PolledSource.given("Url", peer.url("/caf\u00e9?q=a|b"))) {
      source.poll();
    }

    assertThat(peer.lastRequest().target()).isEqualTo("/caf%C3%A9?q=a%7Cb");
    assertThat("caf\u00e9".getBytes(StandardCharsets.UTF_8)).hasSize(5);
  }
}
