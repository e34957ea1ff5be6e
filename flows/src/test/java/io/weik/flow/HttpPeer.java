package io.weik.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers as told and keeps what it got. */
final class HttpPeer implements AutoCloseable {
  /** One request. */
  record Request(String line, Map<String, List<String>> headers, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "";
  private volatile Map<String, String> headers = Map.of();
  private volatile boolean hanging;
  private final CountDownLatch closed = new CountDownLatch(1);

  HttpPeer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The URL without a path. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers like this from now on. */
  void answer(int newStatus, String newAnswer) {
    answer(newStatus, newAnswer, Map.of());
  }

  /** Answers like this from now on, with these headers. */
  void answer(int newStatus, String newAnswer, Map<String, String> newHeaders) {
    status = newStatus;
    answer = newAnswer;
    headers = newHeaders;
  }

  /** Answers nothing from now on, until it is closed. */
  void hang() {
    hanging = true;
  }

  /** What came, in order. */
  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      if (hanging) {
        closed.await();
      }
      headers.forEach(exchange.getResponseHeaders()::set);
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
