package io.weik.api.http;

/** Answers requests of one route. */
@FunctionalInterface
public interface HttpHandler {
  /**
   * Called by the listener, on a virtual thread of its own for each request, several at once. May
   * block. An exception becomes 500 without detail, and the listener logs it.
   */
  HttpAnswer handle(HttpRequest request) throws InterruptedException;
}
