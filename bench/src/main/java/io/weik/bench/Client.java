package io.weik.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection that sends a delivery, waits for the whole answer, and sends the next. */
final class Client implements AutoCloseable {
  private static final String ACCEPTED = "HTTP/1.1 202";
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final String END = "\r\n\r\n";

  private final SocketChannel channel;
  private final Delivery delivery;
  private final ByteBuffer out;
  private final ByteBuffer in = ByteBuffer.allocate(4096);
  private long sentAt;

  /** Connects; does not block from then on. */
  Client(SocketAddress server, Delivery delivery) throws IOException {
    this.delivery = delivery;
    out = ByteBuffer.allocateDirect(delivery.size());
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  SocketChannel channel() {
    return channel;
  }

  /** Sends the next delivery. */
  void send() throws IOException {
    delivery.fill(out);
    sentAt = System.nanoTime();
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /**
   * Reads what has come.
   *
   * @return when the answer is whole, how many nanoseconds it took; else -1
   * @throws IOException when the connection ends, or the answer is not that of success
   */
  long receive() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection");
    }
    if (!isWhole()) {
      return -1;
    }
    in.clear();
    return System.nanoTime() - sentAt;
  }

  private boolean isWhole() throws IOException {
    var text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END);
    if (end < 0) {
      return false;
    }
    if (!text.startsWith(ACCEPTED)) {
      throw new IOException("not accepted: " + text);
    }
    return text.length() == end + END.length() + length(text.substring(0, end));
  }

  private static int length(String head) {
    for (int at = head.indexOf('\r'); at >= 0; at = head.indexOf('\r', at + 1)) {
      if (head.regionMatches(true, at, LENGTH, 0, LENGTH.length())) {
        int from = at + LENGTH.length();
        int to = head.indexOf('\r', from);
        return Integer.parseInt(head, from, to < 0 ? head.length() : to, 10);
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
