package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LineStreamsTest {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AdminListener listener =
      AdminListener.start(
          new AdminOptions("127.0.0.1", 0, Optional.empty()),
          List.of(
              AdminEndpoint.get("/tail", "Tails", _ -> AdminAnswer.lines(this::tail)),
              AdminEndpoint.get("/broken/{after}", "Breaks", LineStreamsTest::breaking)),
          Map.of(),
          List::of,
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  private void tail(LineSink sink) throws InterruptedException {
    try {
      while (sink.wanted()) {
        var next = events.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          sink.line(next);
        }
      }
    } finally {
      ended.countDown();
    }
  }

  private static AdminAnswer breaking(AdminRequest request) {
    int after = Integer.parseInt(request.variable("after"));
    return AdminAnswer.lines(
        sink -> {
          for (int i = 0; i < after; i++) {
            sink.line("{}");
          }
          throw new StoreUnavailableException(Problem.internal("disk is full"));
        });
  }

  private BufferedReader open(HttpClient client) throws Exception {
    var url = URI.create("http://127.0.0.1:" + listener.port() + "/tail");
    var answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void eachLineArrivesWhenItIsSent() throws Exception {
    events.add("{\"n\":1}");
    try (var client = HttpClient.newHttpClient();
        var lines = open(client)) {
      assertThat(lines.readLine()).isEqualTo("{\"n\":1}");
      events.add("{\"n\":2}");
      assertThat(lines.readLine()).isEqualTo("{\"n\":2}");
      listener.close();
    }
  }

  @Test
  void aStreamEndsWholeWhenTheServerStops() throws Exception {
    events.add("{\"n\":1}");
    try (var client = HttpClient.newHttpClient();
        var lines = open(client)) {
      lines.readLine();
      var start = System.nanoTime();
      listener.close();

      assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
      assertThat(lines.readLine()).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void aStreamEndsWhenItsClientGoes() throws Exception {
    try (var logged = new Logged()) {
      try (var client = new RawClient(listener.port())) {
        client.send("GET /tail HTTP/1.1\nHost: localhost\n\n");
        events.add("{\"n\":1}");
        assertThat(client.answer().status()).isEqualTo(200);
      }

      assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
      assertThat(logged.errors()).isEmpty();
    }
  }

  @Test
  void aFailureBeforeTheFirstLineIsToldAndOneAfterItCutsTheStream() throws Exception {
    try (var early = new RawClient(listener.port());
        var late = new RawClient(listener.port())) {
      early.send("GET /broken/0 HTTP/1.1\nHost: localhost\n\n");
      late.send("GET /broken/1 HTTP/1.1\nHost: localhost\n\n");

      assertThat(early.answer().status()).isEqualTo(503);
      assertThat(late.rest()).contains("{}\n").doesNotContain("0\r\n\r\n");
    }
  }
}
