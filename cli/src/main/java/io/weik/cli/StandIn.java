package io.weik.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers every request of the admin API with a short list, for warming up. */
final class StandIn implements AutoCloseable {
  private static final byte[] ANSWER =
      """
      {"items":[{"name":"a","id":"a-0","storedAt":"2026-01-15T10:30:00Z","event":{"id":"1"},
       "figures":{"events":1,"lastEvent":"2026-01-15T10:30:00Z","refused":{"method":1}}}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, ANSWER.length);
          try (var body = exchange.getResponseBody()) {
            body.write(ANSWER);
          }
        });
    server.start();
  }

  /** What makes a command ask this one. */
  String option() {
    return "--server=http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
