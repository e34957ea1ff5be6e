package io.weik.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that is measured, in a process of its own. */
final class Contestant implements AutoCloseable {
  static final String LISTENER = "limit-listener";
  static final String LIBRARY = "limit-library";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 100;

  private final String title;
  private final Process process;
  private final Path log;
  private final int port;

  private Contestant(String title, List<String> command, Path log, int port) throws IOException {
    this.title = title;
    this.log = log;
    this.port = port;
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** The program as its users start it, with one webhook source, keeping its data in the folder. */
  static Contestant weikio(Path root, Path folder) throws IOException {
    var resources = folder.resolve("bench.yaml");
    Files.writeString(
        resources,
        """
        apiVersion: weik.io/v1
        kind: EventSource
        metadata:
          name: bench
        spec:
          Type: webhook
          EventType: io.weik.bench.delivered
          EventSource: /bench
          Parameters:
            Path: %s
            Provider: github
            Secret: %s
        """
            .formatted(Delivery.PATH, Signature.SECRET));
    int port = freePort();
    return new Contestant(
        "weikio",
        List.of(
            root.resolve("weikio").toString(),
            "run",
            resources.toString(),
            "--host=127.0.0.1",
            "--port=" + port,
            "--admin-port=0",
            "--data-dir=" + folder.resolve("data")),
        folder.resolve("weikio.log"),
        port);
  }

  /** A server of {@link Limits}, started with the same options of the virtual machine. */
  static Contestant limit(String kind, Path root, Path folder) throws IOException {
    int port = freePort();
    return new Contestant(
        kind,
        List.of(root.resolve("scripts/bench").toString(), kind, Integer.toString(port)),
        folder.resolve(kind + ".log"),
        port);
  }

  int port() {
    return port;
  }

  /** What its process has used of the processors so far; zero where the system does not tell. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Returns once it takes a delivery. */
  void awaitReady(Delivery delivery) throws IOException, InterruptedException {
    var last = new IOException("it ended");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (var load = new Load(port, delivery, 1)) {
        load.run(Duration.ofMillis(PAUSE_MILLIS));
        return;
      } catch (IOException failure) {
        last = failure;
      }
      boolean _ = process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw new IOException(title + " does not answer; it says:\n" + Files.readString(log), last);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends the process and waits until it has. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
