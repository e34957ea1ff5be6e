package io.weik.server;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.weik.api.http.HttpHandler;
import io.weik.api.http.HttpRoutes;
import io.weik.api.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the outside world sends its deliveries: HTTP/1.1 (and 1.0) on a port of its own, with
 * routes that come and go while it runs. Everything a client can take is bounded. Safe for use by
 * several threads.
 *
 * <p>Accepting and reading are Helidon's; from the head of a request on the protocol is this
 * package's own, since a body has to be refused, cut off and answered as its route says.
 */
public final class WebhookListener implements HttpRoutes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookListener.class);

  private final WebServer server;
  private final WebhookRouter router;
  private final WebhookConnections connections;

  private WebhookListener(WebServer server, WebhookRouter router, WebhookConnections connections) {
    this.server = server;
    this.router = router;
    this.connections = connections;
  }

  /**
   * Binds and serves. Until {@link #announce} a path without a route is answered 503, so that a
   * sender tries again; from then on, until {@link #withdraw}, 404.
   *
   * @param port 0 for any free one
   * @throws io.weik.api.problem.ProblemException when the address cannot be had
   */
  public static WebhookListener start(String host, int port, ListenerLimits limits) {
    var binding = new Binding(host, port, "--port");
    var address = binding.probe();
    var router = new WebhookRouter();
    var connections = new WebhookConnections(limits, router);
    var server =
        Quiet.server()
            .bindAddress(address)
            .addConnectionSelector(connections)
            .useNio(false)
            .connectionOptions(new TickingSockets(SocketOptions.create(), limits.tick()))
            .maxTcpConnections(limits.maximumConnections())
            .shutdownGracePeriod(limits.closeGrace())
            .build();
    var listener = new WebhookListener(binding.start(server), router, connections);
    LOG.debug("webhooks on {}:{}", host, listener.port());
    return listener;
  }

  /** The port it is bound to. */
  public int port() {
    return server.port();
  }

  /** To be called once the routes that there are at start are open. */
  public void announce() {
    router.announce();
  }

  /**
   * To be called before routes are closed because the process stops: from now on a path without a
   * route is answered 503 again, so that a sender tries again.
   */
  public void withdraw() {
    router.withdraw();
  }

  @Override
  public OpenRoute open(Route route, HttpHandler handler) {
    return router.open(route, handler);
  }

  /**
   * Stops accepting, lets requests under way finish within the grace time, then interrupts them.
   * Blocks until all is closed; a second call does nothing.
   */
  @Override
  public void close() {
    connections.drain();
    server.stop();
    connections.close();
  }
}
