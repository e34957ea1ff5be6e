package io.weik.bench;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import io.weik.server.ListenerLimits;
import io.weik.server.WebhookListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Servers that read a delivery, verify its signature, and forget it. */
final class Limits {
  private static final String HOST = "127.0.0.1";
  private static final int MOST_BYTES = 1 << 20;
  private static final String ANSWER = "{\"id\":\"00000000-0000-0000-0000-000000000000\"}";

  private Limits() {}

  /** The program's own listener for webhooks; serves until the process is ended. */
  static void serveListener(int port) throws InterruptedException {
    try (var listener = WebhookListener.start(HOST, port, ListenerLimits.defaults());
        var _ =
            listener.open(
                new Route(Delivery.PATH, MOST_BYTES, Duration.ofSeconds(10)), Limits::answer)) {
      listener.announce();
      new CountDownLatch(1).await();
    }
  }

  /** The HTTP library as it comes, with its own routing; serves until the process is ended. */
  static void serveLibrary(int port) throws InterruptedException {
    WebServer.builder()
        .host(HOST)
        .port(port)
        .routing(routing -> routing.post(Delivery.PATH, Limits::answer))
        .build()
        .start();
    new CountDownLatch(1).await();
  }

  static HttpAnswer answer(HttpRequest request) {
    boolean good =
        request.body() instanceof RequestBody.Whole(var payload)
            && Signature.matches(request.header(Signature.HEADER).orElse(""), payload.bytes());
    return good ? HttpAnswer.json(202, ANSWER) : HttpAnswer.of(401);
  }

  private static void answer(ServerRequest request, ServerResponse response) {
    byte[] body = request.content().as(byte[].class);
    var signature = request.headers().first(HeaderNames.create(Signature.HEADER)).orElse("");
    if (Signature.matches(signature, body)) {
      response.status(Status.ACCEPTED_202).header("Content-Type", "application/json").send(ANSWER);
    } else {
      response.status(Status.UNAUTHORIZED_401).send();
    }
  }
}
