package io.weik.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Deliveries over a fixed number of connections, each with one under way at any time. All are
 * served by the caller's thread, as that takes the least from the machine that the server shares.
 */
final class Load implements AutoCloseable {
  private static final long WAIT_MILLIS = 1000;

  private final ArrayList<Client> clients = new ArrayList<>();
  private final Selector selector;
  private Histogram times = new Histogram();

  /** Connects to a port of this machine and sends a first delivery over each connection. */
  Load(int port, Delivery delivery, int connections) throws IOException {
    selector = Selector.open();
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < connections; i++) {
      var client = new Client(server, delivery);
      clients.add(client);
      client.channel().register(selector, SelectionKey.OP_READ, client);
      client.send();
    }
  }

  /** Goes on for a time, and tells what came of it alone. */
  Outcome run(Duration time) throws IOException {
    times = new Histogram();
    long began = System.nanoTime();
    long left = time.toNanos();
    try {
      while (System.nanoTime() - began < left) {
        if (selector.select(this::turn, WAIT_MILLIS) == 0) {
          throw new IOException("no answer within " + WAIT_MILLIS + " ms");
        }
      }
    } catch (UncheckedIOException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
    return new Outcome(times.total() * 1e9 / (System.nanoTime() - began), times);
  }

  private void turn(SelectionKey key) {
    var client = (Client) key.attachment();
    try {
      long took = client.receive();
      if (took >= 0) {
        times.add(took);
        client.send();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    for (var client : clients) {
      client.close();
    }
    selector.close();
  }

  /**
   * What one run gave.
   *
   * @param rate answers a second
   */
  record Outcome(double rate, Histogram times) {}
}
