package io.weik.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Executors;

/**
 * Polls of a large JSON array over HTTP, against reading the same response with a streaming parser
 * and doing nothing else.
 */
final class PollBench {
  private static final int ITEMS = 1_000_000;

  private final Options options;
  private final PrintStream out;

  PollBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints a table. */
  void run() throws IOException, InterruptedException {
    var body = body();
    try (var scratch = Scratch.in(options.folder());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var server = server(body);
      server.setExecutor(executor);
      server.start();
      try {
        measure(scratch, uri(server), body.length);
      } finally {
        server.stop(0);
      }
    }
  }

  private void measure(Scratch scratch, URI uri, long bytes)
      throws IOException, InterruptedException {
    var parsing = new ArrayList<Double>();
    for (int round = 0; round < options.rounds() + 1; round++) {
      parsing.add(parse(uri));
    }
    parsing.removeFirst();
    try (var node = new DeclaredNode(scratch.path().resolve("data"))) {
      node.start(
          DeclaredNode.source(
              "bench",
              "http-poll",
              "{Url: '%s', PollingInterval: 100ms, Timeout: 10m, MaxResponseSize: 1 GiB,"
                      .formatted(uri)
                  + " ResponsePath: $.data.items, ItemId: id}"));
      double first = poll(node, 0);
      long heapFirst = HeapPeak.bytes();
      var unchanged = new ArrayList<Double>();
      for (int round = 1; round <= options.rounds() + 1; round++) {
        unchanged.add(poll(node, round));
      }
      unchanged.removeFirst();
      print(bytes, Median.of(parsing), first, heapFirst, Median.of(unchanged), HeapPeak.bytes());
    }
  }

  private void print(
      long bytes, double parsing, double first, long heapFirst, double same, long heapSame) {
    out.println(
        """
        %,d items in %,d MB; -Xmx %,d MiB

        | | items/s | of parsing alone | most heap, MiB |
        |:--|--:|--:|--:|
        | streaming parse alone, same response | %,.0f | | |
        | a poll in which nothing changed | %,.0f | %.0f %% | %,d |
        | the first poll: every item becomes a durable event | %,.0f | %.0f %% | %,d |
        """
            .formatted(
                ITEMS,
                bytes / 1_000_000,
                Runtime.getRuntime().maxMemory() >> 20,
                parsing,
                same,
                100 * same / parsing,
                heapSame >> 20,
                first,
                100 * first / parsing,
                heapFirst >> 20));
  }

  /** Items a second of the poll after this many. */
  private static double poll(DeclaredNode node, long before) {
    HeapPeak.reset();
    return ITEMS * 1e3 / node.pollAfter(before).milliseconds();
  }

  /** Items a second of reading and parsing alone. */
  private static double parse(URI uri) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      long began = System.nanoTime();
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
      try (var parser = new JsonFactory().createParser(answer.body())) {
        var token = parser.nextToken();
        while (token != null) {
          token = parser.nextToken();
        }
      }
      return ITEMS * 1e9 / (System.nanoTime() - began);
    }
  }

  private static byte[] body() {
    var bytes = new ByteArrayOutputStream();
    write(bytes, "{\"page\": 1, \"data\": {\"items\": [");
    for (int i = 0; i < ITEMS; i++) {
      write(bytes, i == 0 ? item(i) : "," + item(i));
    }
    write(bytes, "]}, \"next\": null}");
    return bytes.toByteArray();
  }

  private static String item(int number) {
    return """
    {"id": %d, "sku": "A-%08d", "name": "Blue enamel mug, %d ml", "price": %d.%02d, \
    "currency": "EUR", "stock": %d, "tags": ["kitchen", "blue"], \
    "updated": "2026-01-%02dT10:%02d:00Z"}"""
        .formatted(
            number,
            number,
            number % 900,
            number % 100,
            number % 97,
            number % 1000,
            number % 28 + 1,
            number % 60);
  }

  private static void write(ByteArrayOutputStream to, String text) {
    to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpServer server(byte[] body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/items",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var stream = exchange.getResponseBody()) {
            stream.write(body);
          }
        });
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/items");
  }
}
