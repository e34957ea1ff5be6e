package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String ITEMS = "[{\"id\":1},{\"id\":2},{\"id\":3}]";

  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  private String host() {
    return "localhost:" + peer.port();
  }

  private Problem failureOn(PeerAnswer answer, String... more) throws IOException {
    peer.on("/x", answer);
    var parameters = new ArrayList<>(List.of("Url", peer.url("/x")));
    parameters.addAll(List.of(more));
    try (var source = PolledSource.given(parameters.toArray(String[]::new))) {
      var failure = source.failure();

      assertThat(source.events()).isEmpty();
      assertThat(source.context.states("", "", 10)).isEmpty();
      return failure;
    }
  }

  @Test
  void aRefusedConnectionIsTold() throws Exception {
    int port = HttpPeer.freePort();
    try (var source = PolledSource.given("Url", "http://localhost:" + port + "/")) {
      var failure = source.failure();

      assertThat(failure.category()).isEqualTo(Category.REMOTE);
      assertThat(failure.message()).isEqualTo("connection refused by localhost:" + port);
      assertThat(failure.hint()).contains("check host and port, and that something listens there");
    }
  }

  @Test
  void anUnknownHostIsTold() throws Exception {
    try (var source = PolledSource.given("Url", "http://no-such-host.invalid/")) {
      var failure = source.failure();

      assertThat(failure.message()).isEqualTo("unknown host: no-such-host.invalid");
      assertThat(failure.hint()).contains("check the name in Url, and DNS");
    }
  }

  @Test
  void aConnectionThatDoesNotComeAboutIsTold() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var waiting = new ArrayList<SocketChannel>();
      for (int i = 0; i < 4; i++) {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
        waiting.add(channel);
      }
      var url = "http://localhost:" + listener.getLocalPort() + "/";
      try (var source = PolledSource.given("Url", url, "ConnectTimeout", "0.3s")) {
        assertThat(source.failure().message())
            .isEqualTo(
                "no connection to localhost:%d (expected: one within 300 ms)"
                    .formatted(listener.getLocalPort()));
      }
      for (var channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsTold() throws Exception {
    var failure = failureOn(PeerAnswer.silence(), "Timeout", "0.4s");

    assertThat(failure.category()).isEqualTo(Category.REMOTE);
    assertThat(failure.message())
        .isEqualTo("no answer from " + host() + " (expected: one within 400 ms)");
    assertThat(failure.hint()).contains("raise Timeout if it needs more");
  }

  @Test
  void anAnswerThatDoesNotEndIsTold() throws Exception {
    var failure = failureOn(PeerAnswer.json(ITEMS).drip(Duration.ofMillis(150)), "Timeout", "0.5s");

    assertThat(failure.message())
        .matches(
            "the answer of localhost:\\d+ did not end: \\d+ bytes came"
                + " \\(expected: its end within 500 ms\\)");
  }

  @Test
  void aConnectionClosedInsteadOfAnAnswerIsTold() throws Exception {
    assertThat(failureOn(PeerAnswer.none()).message())
        .isEqualTo(host() + " closed the connection instead of answering");
  }

  @Test
  void whatIsNotHttpIsTold() throws Exception {
    assertThat(failureOn(PeerAnswer.raw("SSH-2.0-OpenSSH_9.6\r\n\r\n")).message())
        .isEqualTo("the answer of " + host() + " is not HTTP");
  }

  @Test
  void aBodyThatIsCutIsToldAndNothingOfItIsTakenIn() throws Exception {
    var cut = "the connection to " + host() + " broke off in the middle of the answer: ";

    assertThat(failureOn(PeerAnswer.json(ITEMS).cutAfter(12)).message())
        .isEqualTo(cut + "12 bytes came");
    assertThat(failureOn(PeerAnswer.json(ITEMS).lengthOff(5)).message()).startsWith(cut);
    assertThat(failureOn(PeerAnswer.json(ITEMS).chunked().cutAfter(10)).message()).startsWith(cut);
    assertThat(failureOn(PeerAnswer.json(ITEMS).chunked().gzip().cutAfter(30)).message())
        .startsWith(cut);
  }

  @Test
  void compressionThatEndsTooEarlyIsTold() throws Exception {
    var whole = PeerAnswer.json(ITEMS).gzip();
    var bytes = Arrays.copyOf(whole.body().bytes(), 20);

    assertThat(failureOn(whole.body(bytes)).message()).contains("broke off in the middle");
  }

  @Test
  void chunksThatAreNoneAreTold() throws Exception {
    assertThat(failureOn(PeerAnswer.json(ITEMS).chunkedBy("zz")).message())
        .isEqualTo("the answer of " + host() + " is not HTTP");
  }

  @Test
  void anAnswerThatIsNotCompressedAsItSaysIsTold() throws Exception {
    var failure = failureOn(PeerAnswer.json(ITEMS).header("Content-Encoding", "gzip"));

    assertThat(failure.message())
        .isEqualTo("the answer of " + host() + " is not compressed as it says");
  }

  @Test
  void anUnknownCodingIsTold() throws Exception {
    var failure = failureOn(PeerAnswer.json(ITEMS).header("Content-Encoding", "br"));

    assertThat(failure.message())
        .isEqualTo(
            "the answer of " + host() + " has an unknown coding: br (expected: gzip, deflate)");
  }

  @Test
  void anAnswerThatIsTooLargeIsToldEvenWhenItCameCompressed() throws Exception {
    var bomb = PeerAnswer.json("[" + " ".repeat(5_000_000) + "]").gzip();

    var failure = failureOn(bomb, "MaxResponseSize", "1 MiB");

    assertThat(failure.category()).isEqualTo(Category.USER);
    assertThat(failure.message())
        .isEqualTo("the answer of " + host() + " is too large (expected: at most 1 MiB)");
    assertThat(failure.hint())
        .contains("ask for less, with a filter or pages, or raise MaxResponseSize");
  }

  @Test
  void anAnswerThatCannotBeUnderstoodIsToldAsTheReaderTellsIt() throws Exception {
    assertThat(failureOn(PeerAnswer.json("<html>")).message()).contains("is not JSON");
  }

  @Test
  void aSourceRecoversWithTheSamePoller() throws Exception {
    peer.on("/x", PeerAnswer.none(), PeerAnswer.json(ITEMS));
    try (var source = PolledSource.given("Url", peer.url("/x"), "Method", "POST")) {
      source.failure();

      assertThat(source.poll().summary()).isEqualTo("3 items, 3 new");
    }
  }
}
