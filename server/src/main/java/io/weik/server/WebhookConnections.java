package io.weik.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes every accepted connection one of webhooks; there is no other protocol to tell apart. One
 * thread for all of them looks after clients that do not take their answers, as a write, unlike a
 * read, has no timeout.
 */
final class WebhookConnections implements ServerConnectionSelector, AutoCloseable {
  private final ListenerLimits limits;
  private final WebhookRouter router;
  private final Set<WebhookConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-writes").factory());

  WebhookConnections(ListenerLimits limits, WebhookRouter router) {
    this.limits = limits;
    this.router = router;
    long period = Math.max(10, limits.writeTimeout().toMillis() / 4);
    var _ =
        watch.scheduleWithFixedDelay(
            () -> open.forEach(WebhookConnection::dropIfStalled),
            period,
            period,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData data) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return Set.of("http/1.1");
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    var connection = new WebhookConnection(context, limits, router, open::remove);
    open.add(connection);
    if (draining) {
      connection.close(false);
    }
    return connection;
  }

  /** Ends idle connections now, busy ones after their answer, and those to come at once. */
  void drain() {
    draining = true;
    open.forEach(connection -> connection.close(false));
  }

  /** Stops looking after clients; called when no connection is left. */
  @Override
  public void close() {
    watch.shutdownNow();
  }
}
