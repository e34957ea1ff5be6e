package io.weik.testkit;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpHandler;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.HttpRoutes;
import io.weik.api.http.Route;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A listener without a network. Safe for use by several threads. */
final class RecordingRoutes implements HttpRoutes {
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();

  @Override
  public OpenRoute open(Route route, HttpHandler handler) {
    if (handlers.putIfAbsent(route.path(), handler) != null) {
      throw new IllegalStateException("path is open already: " + route.path());
    }
    return () -> handlers.remove(route.path(), handler);
  }

  HttpAnswer send(String path, HttpRequest request) throws InterruptedException {
    var handler = handlers.get(path);
    return handler == null ? HttpAnswer.of(404) : handler.handle(request);
  }
}
