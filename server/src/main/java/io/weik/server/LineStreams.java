package io.weik.server;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streamed answers under way. Safe for use by several threads. */
final class LineStreams {
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * Streams on the calling thread until the source ends, the server stops or the client is gone.
   *
   * @throws CloseConnectionException when the client is gone
   */
  void stream(AdminAnswer.LineSource source, OutputStream out) {
    running.add(Thread.currentThread());
    try (out) {
      if (!stopping) {
        source.writeTo(new Sink(out));
      }
    } catch (InterruptedException _) {
      // The server stops; what was sent is whole.
    } catch (IOException failure) {
      throw new CloseConnectionException("client is gone", failure);
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /** Ends all of them, and those to come at once. */
  void stop() {
    stopping = true;
    running.forEach(Thread::interrupt);
  }

  private final class Sink implements LineSink {
    private final OutputStream out;
    private long lastSent = System.nanoTime();

    private Sink(OutputStream out) {
      this.out = out;
    }

    @Override
    public void line(String line) {
      try {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastSent = System.nanoTime();
      } catch (IOException | RuntimeException failure) {
        throw new CloseConnectionException("client is gone", failure);
      }
    }

    @Override
    public boolean wanted() {
      if (!stopping && System.nanoTime() - lastSent > QUIET.toNanos()) {
        line("");
      }
      return !stopping;
    }
  }
}
