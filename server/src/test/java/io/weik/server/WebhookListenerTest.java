package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WebhookListenerTest {
  private static final String GET = "GET /webhooks/a HTTP/1.1\nHost: a\n\n";

  private final WebhookListener listener = start(Duration.ofSeconds(10));

  private static WebhookListener start(Duration grace) {
    var usual = ListenerLimits.defaults();
    var limits =
        new ListenerLimits(
            usual.maximumConnections(),
            usual.maximumRequestLine(),
            usual.maximumHeaderBytes(),
            usual.maximumHeaders(),
            usual.headTimeout(),
            usual.idleTimeout(),
            usual.writeTimeout(),
            grace);
    var started = WebhookListener.start("127.0.0.1", 0, limits);
    started.announce();
    return started;
  }

  private static Route route(String path) {
    return new Route(path, 1024, Duration.ofSeconds(5));
  }

  private static RawClient.Answer ask(WebhookListener listener, String request) throws IOException {
    try (var client = new RawClient(listener.port())) {
      return client.send(request).answer();
    }
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void aRouteThatClosedIsUnknownAndMayOpenAgain() throws Exception {
    var open = listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(201));
    var before = ask(listener, GET).status();
    open.close();
    var between = ask(listener, GET).status();
    listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(202));
    open.close();

    assertThat(before).isEqualTo(201);
    assertThat(between).isEqualTo(404);
    assertThat(ask(listener, GET).status()).isEqualTo(202);
  }

  @Test
  void whileItStartsOrStopsASenderThatFindsNoRouteIsAskedToComeAgain() throws Exception {
    try (var fresh = WebhookListener.start("127.0.0.1", 0, ListenerLimits.defaults())) {
      var starting = ask(fresh, GET);
      fresh.announce();
      var announced = ask(fresh, GET);
      fresh.withdraw();
      var stopping = ask(fresh, GET);

      assertThat(starting.status()).isEqualTo(503);
      assertThat(starting.head()).contains("Retry-After: 1");
      assertThat(announced.status()).isEqualTo(404);
      assertThat(stopping.status()).isEqualTo(503);
    }
  }

  @Test
  void aPathThatIsOpenIsNotOpenedTwice() {
    listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(201));

    assertThatThrownBy(() -> listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(202)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("path is open already: /webhooks/a");
  }

  @Test
  void routesComeAndGoUnderLoad() throws Exception {
    listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(200));
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var churn =
          threads.submit(
              () -> {
                while (!done.get()) {
                  listener.open(route("/webhooks/b"), _ -> HttpAnswer.of(201)).close();
                }
              });
      try {
        for (int i = 0; i < 200; i++) {
          assertThat(ask(listener, GET).status()).isEqualTo(200);
          assertThat(ask(listener, GET.replace("/a", "/b")).status()).isIn(201, 404);
        }
      } finally {
        done.set(true);
      }
      churn.get();
    }
  }

  @Test
  void twoHundredConnectionsAreServedAtTheSameTime() throws Exception {
    var all = new CountDownLatch(200);
    listener.open(
        route("/webhooks/a"),
        _ -> {
          all.countDown();
          all.await();
          return HttpAnswer.of(200);
        });
    List<Future<Integer>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit((Callable<Integer>) () -> ask(listener, GET).status()));
      }
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
  }

  @Test
  void aFailureOfAHandlerIsAnsweredWithoutDetailAndLoggedOnce() throws Exception {
    listener.open(
        route("/webhooks/a"),
        _ -> {
          throw new IllegalStateException("the detail");
        });
    try (var logged = new Logged()) {
      var answer = ask(listener, GET);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("{\"error\":\"internal error\"}");
      assertThat(logged.errors()).containsExactly("request to /webhooks/a failed");
    }
  }

  @ParameterizedTest
  @CsvSource({"X,'a\r\nSet: b'", "'X\r\nSet: b',a", "content-length,7", "Connection,keep-alive"})
  void aHeaderThatWouldBreakTheAnswerIsNotSent(String name, String value) throws Exception {
    listener.open(route("/webhooks/a"), _ -> HttpAnswer.of(200).withHeader(name, value));
    try (var logged = new Logged()) {
      var answer = ask(listener, GET);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.head()).doesNotContain("Set:", "keep-alive", ": 7");
      assertThat(logged.errors()).hasSize(1);
    }
  }

  @Test
  void closingLetsARequestFinishAndEndsIdleConnectionsAtOnce() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    listener.open(
        route("/webhooks/a"),
        request -> {
          entered.countDown();
          leave.await();
          return HttpAnswer.of(request.body() instanceof RequestBody.Whole ? 200 : 400);
        });
    try (var idle = new RawClient(listener.port());
        var busy = new RawClient(listener.port())) {
      idle.send(GET.replace("/a", "/none")).answer();
      busy.send(GET);
      entered.await();
      var closing = Thread.startVirtualThread(listener::close);
      assertThat(idle.rest()).isEmpty();
      leave.countDown();

      var answer = busy.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).isEqualTo("close");
      closing.join();
      assertThatThrownBy(() -> new RawClient(listener.port())).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void aRequestThatOutlastsTheGraceTimeIsInterrupted() throws Exception {
    var entered = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var hasty = start(Duration.ofMillis(100));
    hasty.open(
        route("/webhooks/a"),
        _ -> {
          entered.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException wanted) {
            interrupted.countDown();
            throw wanted;
          }
          return HttpAnswer.of(200);
        });
    try (var client = new RawClient(hasty.port())) {
      client.send(GET);
      entered.await();
      hasty.close();

      interrupted.await();
    }
  }

  @Test
  void aPortInUseIsAProblemThatNamesTheOption() {
    assertThatThrownBy(
            () -> WebhookListener.start("127.0.0.1", listener.port(), ListenerLimits.defaults()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure ->
                assertThat(failure.problems().getFirst().toString())
                    .isEqualTo(
                        "cannot listen on this address: 127.0.0.1:%d (expected: one that is free"
                                .formatted(listener.port())
                            + " and allowed); is it running already? choose another port with"
                            + " --port"));
  }
}
