package io.weik.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.weik.api.http.HttpAnswer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, served on a virtual thread of its own: its requests are answered one after the
 * other, in order, also when they were sent without waiting (RFC 9112, section 9.3).
 */
final class WebhookConnection implements ServerConnection {
  private enum Phase {
    IDLE,
    BUSY,
    CLOSING
  }

  private final ConnectionContext context;
  private final ListenerLimits limits;
  private final WebhookRouter router;
  private final Consumer<WebhookConnection> ended;
  private final TimedInput input;
  private final DataReader reader;
  private final InetAddress peer;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private volatile @Nullable Thread thread;
  private volatile long writingSince;

  /** {@code ended} is told once, on the thread of the connection, when it is over. */
  WebhookConnection(
      ConnectionContext context,
      ListenerLimits limits,
      WebhookRouter router,
      Consumer<WebhookConnection> ended) {
    this.ended = ended;
    this.context = context;
    this.limits = limits;
    this.router = router;
    this.input = new TimedInput(context.serverSocket());
    this.reader = DataReader.create(input);
    this.peer = ((InetSocketAddress) context.remotePeer().address()).getAddress();
  }

  @Override
  public void handle(Limit limit) {
    thread = Thread.currentThread();
    try {
      boolean open = true;
      while (open) {
        open = serve();
      }
    } catch (TimedOut | DataReader.InsufficientDataAvailableException | UncheckedIOException _) {
      // The client is gone or silent: there is nobody to tell.
    } finally {
      ended.accept(this);
    }
  }

  /** Waits for a request and answers it; false when the connection is to end. */
  private boolean serve() {
    if (phase.get() == Phase.CLOSING) {
      return false;
    }
    input.allow(limits.idleTimeout());
    reader.ensureAvailable();
    if (!phase.compareAndSet(Phase.IDLE, Phase.BUSY)) {
      return false;
    }
    input.allow(limits.headTimeout());
    try {
      return answer(RequestHead.read(reader, limits));
    } catch (RefusedRequest refused) {
      return refuse(HttpAnswer.json(refused.status(), WebhookRouter.error(refused.reason())));
    } catch (TimedOut _) {
      return refuse(HttpAnswer.json(408, WebhookRouter.error("request took too long")));
    }
  }

  private boolean answer(RequestHead head) {
    var body = new BodyReader(head, reader, context.dataWriter(), input);
    HttpAnswer answer = router.answer(head, body, peer);
    boolean last = !head.persistent() || !body.cheap() || phase.get() == Phase.CLOSING;
    write(AnswerBytes.of(answer, !head.method().equals("HEAD"), last));
    if (last) {
      if (!body.finished() || reader.available() > 0) {
        input.linger();
      }
      return false;
    }
    return body.skip(limits.headTimeout()) && phase.compareAndSet(Phase.BUSY, Phase.IDLE);
  }

  private boolean refuse(HttpAnswer answer) {
    write(AnswerBytes.of(answer, true, true));
    input.linger();
    return false;
  }

  private void write(byte[] bytes) {
    writingSince = System.nanoTime() | 1;
    context.dataWriter().writeNow(BufferData.create(bytes));
    writingSince = 0;
  }

  /** Called from another thread: drops the connection when its client does not take an answer. */
  void dropIfStalled() {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > limits.writeTimeout().toNanos()) {
      context.serverSocket().close();
    }
  }

  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  /** Ends an idle connection at once, a busy one after its answer or, when interrupted, sooner. */
  @Override
  public void close(boolean interrupt) {
    var before = phase.getAndSet(Phase.CLOSING);
    var running = thread;
    if (running != null && (interrupt || before == Phase.IDLE)) {
      running.interrupt();
    }
  }
}
