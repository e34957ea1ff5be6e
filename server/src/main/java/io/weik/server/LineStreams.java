package io.weik.server;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The streamed answers under way. Safe for use by several threads. */
final class LineStreams {
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * Streams on the calling thread until the source ends, the server stops or the client is gone.
   * When the source fails, what it sent is left without an end, so that nobody takes it for whole.
   *
   * @param output opened with the first line, so that a failure before can still be told
   * @throws CloseConnectionException when the client is gone
   */
  void stream(AdminAnswer.LineSource source, Supplier<OutputStream> output) {
    var sink = new Sink(output);
    running.add(Thread.currentThread());
    try {
      if (!stopping) {
        source.writeTo(sink);
      }
    } catch (InterruptedException _) {
      // The server stops; what was sent is whole.
    } finally {
      running.remove(Thread.currentThread());
    }
    sink.end();
  }

  /** Ends all of them, and those to come at once. */
  void stop() {
    stopping = true;
    running.forEach(Thread::interrupt);
  }

  private final class Sink implements LineSink {
    private final Supplier<OutputStream> output;
    private @Nullable OutputStream opened;
    private long lastSent = System.nanoTime();

    private Sink(Supplier<OutputStream> output) {
      this.output = output;
    }

    @Override
    public void line(String line) {
      try {
        var out = out();
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

    private OutputStream out() {
      var out = opened;
      if (out == null) {
        out = output.get();
        opened = out;
      }
      return out;
    }

    private void end() {
      try {
        out().close();
      } catch (IOException | RuntimeException failure) {
        throw new CloseConnectionException("client is gone", failure);
      }
    }
  }
}
