package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a request before anything of it is read. Safe for use by several threads. */
final class Gate {
  private final String allowedMethods;
  private final List<String> methods;
  private final List<AddressRange> allowed;
  private final ClientAddress clients;
  private final Optional<RateLimiter> limiter;

  Gate(WebhookConfig config) {
    methods = Handshakes.methods(config);
    allowedMethods = String.join(", ", methods);
    allowed = config.allowedIps();
    clients = new ClientAddress(config.trustedProxies());
    limiter = config.rateLimit().map(RateLimiter::new);
  }

  /**
   * Returns when the request may go on.
   *
   * @throws RefusedException when it may not
   */
  void check(HttpRequest request, Instant now) {
    if (!methods.contains(request.method())) {
      throw new RefusedException(
          Ground.METHOD, "method is not allowed", Map.of("Allow", allowedMethods));
    }
    if (!allowed.isEmpty() && !isAllowed(request)) {
      throw new RefusedException(Ground.ADDRESS, "address is not allowed");
    }
    var wait = limiter.map(bucket -> bucket.take(now)).orElse(Duration.ZERO);
    if (wait.isPositive()) {
      throw RefusedException.later(
          Ground.RATE, "too many requests", wait.plusMillis(999).toSeconds());
    }
  }

  private boolean isAllowed(HttpRequest request) {
    var client = clients.of(request);
    return client.isPresent() && allowed.stream().anyMatch(range -> range.contains(client.get()));
  }

  /** Who sent the request, as far as known, for people. */
  String from(HttpRequest request) {
    return clients
        .of(request)
        .map(InetAddress::getHostAddress)
        .orElseGet(() -> request.peer().getHostAddress());
  }
}
