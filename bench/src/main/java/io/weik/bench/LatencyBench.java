package io.weik.bench;

import io.weik.server.ListenerLimits;
import io.weik.server.WebhookListener;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * From sending a webhook, at the time that a fixed rate gives it, to a flow's first step: over the
 * program's listener, verified, durable. Sender and program share one process.
 */
final class LatencyBench {
  private static final int RATE = 5_000;
  private static final int CONNECTIONS = 32;
  private static final int WARM_UP_SECONDS = 5;
  private static final int BODY_BYTES = 1024;

  private final Options options;
  private final PrintStream out;
  private final Map<String, Long> due = new ConcurrentHashMap<>();

  LatencyBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.folder());
        var store = DeliveryBench.open(scratch.path().resolve("data"));
        var listener = WebhookListener.start("127.0.0.1", 0, ListenerLimits.defaults())) {
      var times = new SharedHistogram();
      try (var node =
          new BenchNode(store, listener, new BenchSource(), event -> took(event.id(), times))) {
        node.start(16);
        listener.announce();
        send(listener.port(), WARM_UP_SECONDS);
        times.clear();
        send(listener.port(), (int) Math.max(10, options.time().toSeconds()));
        print(times.copy());
      }
    }
  }

  private void took(String id, SharedHistogram times) {
    var from = due.remove(id);
    if (from != null) {
      times.add(System.nanoTime() - from);
    }
  }

  private void print(Histogram times) {
    out.println(
        """
        | webhook to flow at %,d events/s | events | p50 ms | p99 ms | p99.9 ms |
        |:--|--:|--:|--:|--:|
        | verified, durable | %,d | %.2f | %.2f | %.2f |
        """
            .formatted(
                RATE,
                times.total(),
                times.quantile(0.5) / 1e6,
                times.quantile(0.99) / 1e6,
                times.quantile(0.999) / 1e6));
  }

  private void send(int port, int seconds) throws InterruptedException {
    var senders = new ArrayList<Thread>();
    long began = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      long first = began + i * 1_000_000_000L / RATE;
      senders.add(Thread.ofVirtual().start(() -> sendFrom(port, first, seconds)));
    }
    for (var sender : senders) {
      sender.join();
    }
  }

  private void sendFrom(int port, long first, int seconds) {
    long step = CONNECTIONS * 1_000_000_000L / RATE;
    var delivery = new Delivery(BODY_BYTES);
    var buffer = ByteBuffer.allocate(delivery.size());
    byte[] answer = new byte[4096];
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      for (long at = first; at < first + seconds * 1_000_000_000L; at += step) {
        LockSupport.parkNanos(at - System.nanoTime());
        delivery.fill(buffer);
        due.put(id(buffer.array()), at);
        socket.getOutputStream().write(buffer.array());
        if (socket.getInputStream().read(answer) < 0) {
          throw new IOException("closed");
        }
      }
    } catch (IOException failure) {
      out.println("a sender failed: " + failure.getMessage());
    }
  }

  private static String id(byte[] request) {
    var head = new String(request, 0, 400, StandardCharsets.ISO_8859_1);
    int start = head.indexOf("X-GitHub-Delivery: ") + 19;
    return head.substring(start, start + 36);
  }

  /** A histogram that several threads add to. */
  private static final class SharedHistogram {
    private Histogram times = new Histogram();

    synchronized void add(long nanos) {
      times.add(nanos);
    }

    synchronized void clear() {
      times = new Histogram();
    }

    synchronized Histogram copy() {
      return times;
    }
  }
}
