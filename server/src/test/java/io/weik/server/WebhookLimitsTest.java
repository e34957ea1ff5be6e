package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookLimitsTest {
  private static final String POST = "POST /webhooks/a HTTP/1.1\nHost: a\n";
  private static final int MEBIBYTE = 1 << 20;
  private static final ListenerLimits LIMITS =
      new ListenerLimits(
          3,
          256,
          1024,
          8,
          Duration.ofMillis(300),
          Duration.ofMillis(600),
          Duration.ofMillis(300),
          Duration.ofSeconds(5));

  private final WebhookListener listener = WebhookListener.start("127.0.0.1", 0, LIMITS);

  WebhookLimitsTest() {
    listener.announce();
    listener.open(
        new Route("/webhooks/a", MEBIBYTE, Duration.ofMillis(300)), WebhookLimitsTest::measure);
    listener.open(
        new Route("/webhooks/large", MEBIBYTE, Duration.ofMillis(300)),
        _ -> HttpAnswer.text(200, "x".repeat(MEBIBYTE)));
  }

  private static HttpAnswer measure(HttpRequest request) {
    return switch (request.body()) {
      case RequestBody.Whole(var payload) -> HttpAnswer.text(200, "" + payload.size());
      case RequestBody.TooLarge _ -> HttpAnswer.of(413);
      case RequestBody.TooSlow _ -> HttpAnswer.of(408);
      case RequestBody.Broken _ -> HttpAnswer.of(400);
    };
  }

  static Stream<BodyPublisher> tenMebibytes() {
    byte[] bytes = new byte[10 * MEBIBYTE];
    return Stream.of(
        BodyPublishers.ofByteArray(bytes),
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
  }

  private RawClient client() {
    return new RawClient(listener.port());
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @ParameterizedTest
  @MethodSource("tenMebibytes")
  void aClientThatSendsTooMuchSeesTheRefusal(BodyPublisher body) throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var url = URI.create("http://127.0.0.1:" + listener.port() + "/webhooks/a");
      var request = java.net.http.HttpRequest.newBuilder(url).POST(body).build();
      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void aClientThatSendsAllBeforeItListensSeesTheRefusalToo() throws Exception {
    try (var client = client()) {
      client.send(POST + "Content-Length: " + 10 * MEBIBYTE + "\n\n");
      client.sendRaw("x".repeat(10 * MEBIBYTE));

      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyOfExactlyTheMaximumIsWhole() throws Exception {
    try (var client = client()) {
      client.send(POST + "Content-Length: " + MEBIBYTE + "\n\n").sendRaw("x".repeat(MEBIBYTE));
      var declared = client.answer();
      client.send(POST + "Transfer-Encoding: chunked\n\n100000\n");
      client.sendRaw("x".repeat(MEBIBYTE)).send("\n0\n\n");

      assertThat(declared.body()).isEqualTo("1048576");
      assertThat(client.answer().body()).isEqualTo("1048576");
    }
  }

  @Test
  void aByteMoreThanTheMaximumIsTooLargeWithoutItsChunkBeingRead() throws Exception {
    try (var client = client()) {
      client.send(POST + "Transfer-Encoding: chunked\n\n1\nx\n100000\n");

      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyThatDripsIsCutOffAndAnswered() throws Exception {
    try (var client = client()) {
      client.send(POST + "Content-Length: 100000\n\n");
      var drip = drip(client, "x");

      assertThat(client.answer().status()).isEqualTo(408);
      drip.interrupt();
    }
  }

  @Test
  void headersThatDripAreCutOffAndAnswered() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.1\n");
      var drip = drip(client, "a");

      assertThat(client.answer().status()).isEqualTo(408);
      drip.interrupt();
    }
  }

  private static Thread drip(RawClient client, String text) {
    return Thread.startVirtualThread(
        () -> {
          try {
            while (!Thread.interrupted()) {
              client.sendRaw(text);
              LockSupport.parkNanos(20_000_000);
            }
          } catch (UncheckedIOException _) {
            // Cut off, as it should be.
          }
        });
  }

  @Test
  void anIdleConnectionIsClosedWithoutAWord() throws Exception {
    try (var client = client()) {
      client.send("GET /webhooks/a HTTP/1.1\nHost: a\n\n").answer();

      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aLongRequestLineIsRefused() throws Exception {
    assertThat(statusOf("GET /" + "a".repeat(300) + " HTTP/1.1\nHost: a\n\n")).isEqualTo(414);
    assertThat(statusOf("G".repeat(300))).isEqualTo(414);
  }

  @Test
  void largeOrManyHeadersAreRefused() throws Exception {
    var many = new StringBuilder(POST);
    for (int i = 0; i < 8; i++) {
      many.append("X-").append(i).append(": 1\n");
    }

    assertThat(statusOf(POST + "X: " + "a".repeat(1100) + "\n\n")).isEqualTo(431);
    assertThat(statusOf(POST + "X: a\n".repeat(300) + "\n")).isEqualTo(431);
    assertThat(statusOf(many + "\n")).isEqualTo(431);
  }

  private int statusOf(String request) throws IOException {
    try (var client = client()) {
      return client.send(request).answer().status();
    }
  }

  @Test
  void aConnectionTooManyWaitsUntilAnotherEnds() throws Exception {
    try (var first = client();
        var second = client();
        var third = client();
        var fourth = client()) {
      for (var client : new RawClient[] {first, second, third}) {
        assertThat(client.send(POST + "\n").answer().status()).isEqualTo(200);
      }
      fourth.send(POST + "\n");
      var waiting = CompletableFuture.supplyAsync(() -> answerTo(fourth));
      assertThat(first.send(POST + "\n").answer().status()).isEqualTo(200);
      assertThat(waiting).isNotDone();
      first.endOutput();

      assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
    }
  }

  private static int answerTo(RawClient client) {
    try {
      return client.answer().status();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aClientThatTakesNoAnswersLosesItsConnection() {
    try (var client = client()) {
      var asks = "GET /webhooks/large HTTP/1.1\nHost: a\n\n".repeat(10_000);

      var cut =
          Assertions.catchThrowable(
              () -> {
                for (int i = 0; i < 200; i++) {
                  client.send(asks);
                }
              });

      assertThat(cut).isInstanceOf(UncheckedIOException.class);
    }
  }
}
