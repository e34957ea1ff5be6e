package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookProtocolTest {
  private static final String HOST = "Host: a\n";

  private final WebhookListener listener =
      WebhookListener.start("127.0.0.1", 0, ListenerLimits.defaults());

  WebhookProtocolTest() {
    listener.announce();
    var route = new Route("/webhooks/a", 1024, Duration.ofSeconds(5));
    listener.open(route, WebhookProtocolTest::echo);
    listener.open(
        new Route("/webhooks/unread", 1024, Duration.ofSeconds(5)), _ -> HttpAnswer.of(401));
  }

  private static HttpAnswer echo(HttpRequest request) {
    return switch (request.body()) {
      case RequestBody.Whole(var payload) ->
          HttpAnswer.text(
              200,
              request.method() + "|" + request.header("X-Test").orElse("") + "|" + payload.text());
      case RequestBody.TooLarge _ -> HttpAnswer.of(413);
      case RequestBody.TooSlow _ -> HttpAnswer.of(408);
      case RequestBody.Broken _ -> HttpAnswer.of(400);
    };
  }

  private RawClient client() {
    return new RawClient(listener.port());
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void aRequestReachesItsRouteAndTheConnectionLivesOn() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.1\n" + HOST + "x-TEST:  v \nContent-Length: 2\n\nhi");
      var first = client.answer();
      client.send("GET /webhooks/a?x=1 HTTP/1.1\n" + HOST + "\n");
      var second = client.answer();

      assertThat(first.body()).isEqualTo("POST|v|hi");
      assertThat(first.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(first.header("connection")).isEmpty();
      assertThat(second.body()).isEqualTo("GET||");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (var client = client()) {
      var request = "POST /webhooks/a HTTP/1.1\n" + HOST + "Content-Length: 1\n\n";
      client.send(request + "1" + request + "2" + request + "3");

      assertThat(client.answer().body()).isEqualTo("POST||1");
      assertThat(client.answer().body()).isEqualTo("POST||2");
      assertThat(client.answer().body()).isEqualTo("POST||3");
    }
  }

  @Test
  void chunksAreJoinedAndExtensionsAndTrailersDropped() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n");
      client.send("3;x=y\nabc\n2\nde\n0\nTrailer: 1\n\n");
      var first = client.answer();
      client.send("GET /webhooks/a HTTP/1.1\n" + HOST + "\n");

      assertThat(first.body()).isEqualTo("POST||abcde");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "DELETE", "PATCH", "TRACE", "PROPFIND"})
  void everyMethodReachesTheHandler(String method) throws Exception {
    try (var client = client()) {
      client.send(method + " /webhooks/a HTTP/1.1\n" + HOST + "\n");

      assertThat(client.answer().body()).isEqualTo(method + "||");
    }
  }

  @Test
  void headIsAnsweredWithTheLengthAlone() throws Exception {
    try (var client = client()) {
      client.send("HEAD /webhooks/a HTTP/1.1\n" + HOST + "Connection: close\n\n");
      var all = client.rest();

      assertThat(all).contains("Content-Length: 6\r\n").endsWith("\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/webhooks/a/",
        "//webhooks/a",
        "/webhooks//a",
        "/webhooks%2fa",
        "/webhooks/%2e/a",
        "/webhooks/b/../a",
        "/webhooks/x/%2e%2e/a",
        "/Webhooks/a",
        "*",
        "/webhooks/a;v=1",
        "/webhooks\\a",
        "http://a/webhooks/a/"
      })
  void anyOtherPathIsUnknownAndNotEchoed(String path) throws Exception {
    try (var client = client()) {
      client.send("OPTIONS " + path + " HTTP/1.1\n" + HOST + "\n");
      var answer = client.answer();

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"error\":\"no such path\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/%61", "http://other/webhooks/a?x", "/webhooks/a?/../b"})
  void anotherSpellingOfThePathReachesTheRoute(String target) throws Exception {
    try (var client = client()) {
      client.send("GET " + target + " HTTP/1.1\n" + HOST + "\n");

      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: 3~Transfer-Encoding: chunked~~0~~
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~ab
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: 1, 1~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: +1~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: -1~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length: 99999999999999999999~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Content-Length :1~~a
          400 | POST /webhooks/a HTTP/1.1~Host: a~Transfer-Encoding: identity~~a
          501 | POST /webhooks/a HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~
          400 | POST /webhooks/a HTTP/1.0~Transfer-Encoding: chunked~~0~~
          400 | GET /webhooks/a HTTP/1.1~~
          400 | GET /webhooks/a HTTP/1.1~Host: a~Host: b~~
          400 | GET /webhooks/a HTTP/1.1~Host: a~X: 1~ folded~~
          400 | GET /webhooks/a HTTP/1.1~Host: a~no colon~~
          400 | GET /webhooks/%zz HTTP/1.1~Host: a~~
          400 | GET /webhooks/%ff HTTP/1.1~Host: a~~
          400 | GET webhooks/a HTTP/1.1~Host: a~~
          400 | get /webhooks/a HTTP/1.1~Host: a~~
          400 | GET /webhooks /a HTTP/1.1~Host: a~~
          400 | GET~~
          505 | GET /webhooks/a HTTP/2.0~Host: a~~
          505 | GET /webhooks/a http/1.1~Host: a~~
          """)
  void whatCouldBeReadInTwoWaysIsRefusedAndEndsTheConnection(int status, String request)
      throws Exception {
    try (var client = client()) {
      client.send(request.replace('~', '\n')).endOutput();
      var answer = client.answer();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\n",
        "-1\r\n",
        "5\r\nabc\r\n0\r\n\r\n",
        "2\r\nabc\r\n",
        "2\r\nabXX0\r\n\r\n",
        "\r\n",
        "3 \r\nabc"
      })
  void brokenChunksEndTheConnection(String chunks) throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n");
      client.sendRaw(chunks).endOutput();

      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aBareLineFeedIsRefused() throws Exception {
    try (var client = client()) {
      client.sendRaw("GET /webhooks/a HTTP/1.1\nHost: a\n\n").endOutput();

      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void aBodyCutShortIsBroken() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.1\n" + HOST + "Content-Length: 9\n\nabc").endOutput();

      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void aClientThatWaitsIsToldToContinueOnlyWhenTheBodyIsWanted() throws Exception {
    try (var client = client()) {
      var head = "POST /webhooks/a HTTP/1.1\n" + HOST + "Expect: 100-continue\nContent-Length: ";
      client.send(head + "3\n\n");
      var interim = client.answer();
      client.send("abc");
      var first = client.answer();
      client.send(head + "1025\n\n");
      var second = client.answer();

      assertThat(interim.status()).isEqualTo(100);
      assertThat(first.body()).isEqualTo("POST||abc");
      assertThat(second.status()).isEqualTo(413);
      assertThat(second.header("connection")).isEqualTo("close");
    }
  }

  @Test
  void aClientThatWaitsForAnUnwantedBodyIsNotToldToContinue() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/unread HTTP/1.1\n" + HOST + "Expect: 100-continue\n");
      client.send("Content-Length: 3\n\n");
      var answer = client.answer();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("connection")).isEqualTo("close");
    }
  }

  @Test
  void aSmallBodyNobodyReadIsSkipped() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/unread HTTP/1.1\n" + HOST + "Content-Length: 3\n\nabc");
      client.send("GET /webhooks/a HTTP/1.1\n" + HOST + "\n");

      assertThat(client.answer().status()).isEqualTo(401);
      assertThat(client.answer().body()).isEqualTo("GET||");
    }
  }

  @Test
  void anOldProxyIsServedWithoutHostAndWithoutKeepAlive() throws Exception {
    try (var client = client()) {
      client.send("POST /webhooks/a HTTP/1.0\nConnection: keep-alive\nContent-Length: 2\n\nhi");
      var answer = client.answer();

      assertThat(answer.body()).isEqualTo("POST||hi");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.rest()).isEmpty();
    }
  }
}
