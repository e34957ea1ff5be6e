package io.weik.server;

import io.helidon.common.socket.HelidonSocket;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connection receives, read under a deadline. Relies on the socket giving up each single
 * read after {@link ListenerLimits#tick}, so that no timer or thread is needed to cut a slow
 * client.
 */
final class TimedInput implements Supplier<byte @Nullable []> {
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final int LINGER_BYTES = 32 * 1024 * 1024;

  private final HelidonSocket socket;
  private long deadline;

  TimedInput(HelidonSocket socket) {
    this.socket = socket;
  }

  /** Everything read from now on must have come within {@code time}. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /**
   * The next bytes, or null at the end.
   *
   * @throws TimedOut when the deadline passed
   * @throws UncheckedIOException when the connection is lost
   */
  @Override
  public byte @Nullable [] get() {
    while (System.nanoTime() - deadline < 0) {
      try {
        return socket.get();
      } catch (UncheckedIOException failure) {
        if (!(failure.getCause() instanceof SocketTimeoutException)) {
          throw failure;
        }
      }
    }
    throw new TimedOut();
  }

  /**
   * Reads on for a moment and drops what comes, so that a client still sending gets to see the
   * answer instead of a reset connection (RFC 9112, section 9.6). Ends when the client does, when
   * it pauses, or at a bound.
   */
  void linger() {
    long end = System.nanoTime() + LINGER.toNanos();
    int left = LINGER_BYTES;
    try {
      while (left > 0 && System.nanoTime() - end < 0) {
        byte[] dropped = socket.get();
        left = dropped == null ? 0 : left - dropped.length;
      }
    } catch (UncheckedIOException _) {
      // Quiet or gone: either way it is over.
    }
  }
}
