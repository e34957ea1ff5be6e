package io.weik.api.http;

/** The webhook listener, as far as a source may touch it. Safe for use by several threads. */
public interface HttpRoutes {
  /**
   * Sends all requests for the route's path, whatever their method, to {@code handler} until the
   * returned route is closed.
   *
   * @throws IllegalStateException when the path is open already; validation makes this a problem
   *     before
   */
  OpenRoute open(Route route, HttpHandler handler);

  /** Closes a route: later requests get 404, those under way are answered. */
  interface OpenRoute extends AutoCloseable {
    @Override
    void close();
  }
}
