package io.weik.server;

import java.time.Duration;

/**
 * What one client may take of the webhook listener. The bounds of a body come with its route.
 *
 * @param maximumConnections connections served at a time; further ones wait to be accepted
 * @param maximumRequestLine longest request line in bytes; a longer one is answered 414
 * @param maximumHeaderBytes size of all headers of a request together; more is answered 431
 * @param maximumHeaders number of different headers of a request; more is answered 431
 * @param headTimeout within which request line and headers must have arrived, from their first byte
 * @param idleTimeout how long a connection may wait for the first byte of its next request
 * @param writeTimeout within which a client must have taken an answer
 * @param closeGrace how long requests under way may take to finish when the listener closes
 */
public record ListenerLimits(
    int maximumConnections,
    int maximumRequestLine,
    int maximumHeaderBytes,
    int maximumHeaders,
    Duration headTimeout,
    Duration idleTimeout,
    Duration writeTimeout,
    Duration closeGrace) {

  /** Bounds that suit deliveries of the known providers. */
  public static ListenerLimits defaults() {
    return new ListenerLimits(
        4096,
        8192,
        32 * 1024,
        128,
        Duration.ofSeconds(10),
        Duration.ofSeconds(75),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }

  /** How long a single wait on a socket lasts before deadlines are looked at. */
  Duration tick() {
    var shortest = headTimeout.compareTo(idleTimeout) < 0 ? headTimeout : idleTimeout;
    long millis = Math.clamp(shortest.dividedBy(4).toMillis(), 10, 1000);
    return Duration.ofMillis(millis);
  }
}
