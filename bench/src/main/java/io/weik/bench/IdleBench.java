package io.weik.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** What a thousand pollers and a thousand watched folders cost while nothing happens. */
final class IdleBench {
  private static final int SOURCES = 1_000;
  private static final long LENGTH_SECONDS = 60;
  private static final long SETTLE_SECONDS = 10;

  private final Options options;
  private final PrintStream out;

  IdleBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures, and prints a table. */
  void run() throws IOException, InterruptedException {
    out.println(
        """
        | %,d sources, for %d s | of one core | resident, MiB | platform threads |
        |:--|--:|--:|--:|"""
            .formatted(SOURCES, LENGTH_SECONDS));
    try (var scratch = Scratch.in(options.folder());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(executor);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"same\"");
            boolean same = exchange.getRequestHeaders().containsKey("If-None-Match");
            exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : 2);
            if (!same) {
              exchange.getResponseBody().write(new byte[] {'[', ']'});
            }
            exchange.close();
          });
      server.start();
      try {
        measure("none", scratch.path().resolve("none"), "");
        measure("http-poll", scratch.path().resolve("poll"), pollers(server));
        measure("file-watch", scratch.path().resolve("watch"), watchers(scratch.path()));
      } finally {
        server.stop(0);
      }
    }
  }

  private void measure(String what, Path data, String yaml)
      throws IOException, InterruptedException {
    try (var node = new DeclaredNode(data)) {
      node.start(yaml);
      rest(SETTLE_SECONDS);
      System.gc();
      long processor = processorNanos();
      rest(LENGTH_SECONDS);
      double share = (processorNanos() - processor) / (LENGTH_SECONDS * 1e9);
      out.println(
          "| %s | %.1f %% | %,d | %d |"
              .formatted(
                  what,
                  100 * share,
                  resident() >> 10,
                  ManagementFactory.getThreadMXBean().getThreadCount()));
    }
  }

  private static String pollers(HttpServer server) {
    var yaml = new StringBuilder();
    for (int i = 0; i < SOURCES; i++) {
      yaml.append(
          DeclaredNode.source(
              "poller-" + i,
              "http-poll",
              "{Url: 'http://127.0.0.1:%d/%d', PollingInterval: 60, Jitter: 30}"
                  .formatted(server.getAddress().getPort(), i)));
    }
    return yaml.toString();
  }

  private static String watchers(Path place) throws IOException {
    var yaml = new StringBuilder();
    for (int i = 0; i < SOURCES; i++) {
      var folder = Files.createDirectories(place.resolve("folders/" + i));
      yaml.append(
          DeclaredNode.source("watcher-" + i, "file-watch", "{Path: '%s'}".formatted(folder)));
    }
    return yaml.toString();
  }

  private static void rest(long seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** In KiB; 0 where the system does not say. */
  private static long resident() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        : 0;
  }
}
