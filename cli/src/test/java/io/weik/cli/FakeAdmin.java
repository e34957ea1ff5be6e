package io.weik.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/** An admin API that gives prepared answers in order and remembers what it was asked. */
final class FakeAdmin implements AutoCloseable {
  /** What a command left behind. */
  record Outcome(int exitCode, String out, String err) {}

  private final HttpServer server;
  private final Queue<String> answers = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  FakeAdmin(String... answers) {
    this.answers.addAll(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery();
    asked.add(
        exchange.getRequestMethod()
            + " "
            + uri.getPath()
            + (query == null ? "" : "?" + URLDecoder.decode(query, UTF_8)));
    var answer = answers.poll();
    var body = (answer == null ? "{\"problems\": []}" : answer).getBytes(UTF_8);
    exchange.sendResponseHeaders(answer == null ? 500 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** What it was asked, as {@code GET /api/v1/deadletters?limit=100}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Runs a command against it in this process. */
  Outcome run(String... words) {
    var option = "--server=http://127.0.0.1:" + server.getAddress().getPort();
    return inThisProcess(Stream.concat(Stream.of(words), Stream.of(option)).toArray(String[]::new));
  }

  /** Runs a command and catches what it prints. */
  static Outcome inThisProcess(String... words) {
    var out = System.out;
    var err = System.err;
    var printed = new ByteArrayOutputStream();
    var told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      int exitCode = Commands.run(words);
      return new Outcome(exitCode, printed.toString(UTF_8), told.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
