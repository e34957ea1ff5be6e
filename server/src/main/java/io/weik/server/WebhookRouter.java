package io.weik.server;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpHandler;
import io.weik.api.http.HttpRoutes;
import io.weik.api.http.Route;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open routes, by exact path. Safe for use by several threads. */
final class WebhookRouter implements HttpRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRouter.class);
  private static final HttpAnswer NOT_FOUND = HttpAnswer.json(404, error("no such path"));
  private static final HttpAnswer STARTING =
      HttpAnswer.json(503, error("starting")).withHeader("Retry-After", "1");
  private static final HttpAnswer FAILED = HttpAnswer.json(500, error("internal error"));
  private static final HttpAnswer STOPPING =
      HttpAnswer.json(503, error("stopping")).withHeader("Retry-After", "5");

  private final ConcurrentMap<String, Served> served = new ConcurrentHashMap<>();

  private volatile HttpAnswer unknown = STARTING;

  private record Served(Route route, HttpHandler handler) {}

  /** The body of an error; {@code reason} must hold nothing that was sent. */
  static String error(String reason) {
    return "{\"error\":\"" + reason + "\"}";
  }

  /** All routes that there are at start are open: a path without one does not exist. */
  void announce() {
    unknown = NOT_FOUND;
  }

  /** Routes are about to go: a sender that finds none is asked to come again. */
  void withdraw() {
    unknown = STOPPING;
  }

  @Override
  public OpenRoute open(Route route, HttpHandler handler) {
    var opened = new Served(route, handler);
    if (served.putIfAbsent(route.path(), opened) != null) {
      throw new IllegalStateException("path is open already: " + route.path());
    }
    return () -> served.remove(route.path(), opened);
  }

  /** What the route of this request says to it; never throws because of a handler. */
  HttpAnswer answer(RequestHead head, BodyReader body, InetAddress peer) {
    var target = served.get(head.target().path());
    if (target == null) {
      return unknown;
    }
    try {
      var request = new WebhookRequest(head, body, target.route(), peer);
      return AnswerBytes.checked(target.handler().handle(request));
    } catch (InterruptedException _) {
      return STOPPING;
    } catch (RuntimeException | Error failure) {
      LOG.error("request to {} failed", target.route().path(), failure);
      return FAILED;
    }
  }
}
