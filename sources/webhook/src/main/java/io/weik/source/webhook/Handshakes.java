package io.weik.source.webhook;

import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.parameter.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers the requests by which senders ask whether a webhook is wanted. Nothing is answered that
 * is not declared, and what is sent back is bounded and plain, so that no page can be made of it.
 */
final class Handshakes {
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{1,2048}");
  private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9.:*\\[\\]-]{1,253}");

  private final Optional<Secret> verifyToken;
  private final boolean graph;
  private final String allowedRate;
  private final String methods;

  Handshakes(WebhookConfig config) {
    verifyToken = config.verifyToken();
    graph = config.provider().filter(Provider.GRAPH::equals).isPresent();
    allowedRate = config.rateLimit().map(rate -> String.valueOf(rate.perMinute())).orElse("*");
    methods = String.join(", ", methods(config));
  }

  /** The methods that a source with these parameters knows. */
  static List<String> methods(WebhookConfig config) {
    var methods = new ArrayList<>(List.of("POST"));
    if (config.verifyToken().isPresent()) {
      methods.add("GET");
    }
    if (config.provider().map(Provider.STANDARD::equals).orElse(true)) {
      methods.add("OPTIONS");
    }
    return List.copyOf(methods);
  }

  /**
   * The answer to a handshake that needs no body.
   *
   * @return empty when the request is a delivery
   * @throws RefusedException when the handshake is wrong
   */
  Optional<HttpAnswer> answer(HttpRequest request) {
    return switch (request.method()) {
      case "GET" -> Optional.of(hub(request));
      case "OPTIONS" -> Optional.of(cloudEvents(request));
      default ->
          graph
              ? request.queryParameter("validationToken").map(Handshakes::echo)
              : Optional.empty();
    };
  }

  /**
   * Meta's: the token must be the one declared.
   *
   * @see <a
   *     href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">Meta</a>
   */
  private HttpAnswer hub(HttpRequest request) {
    var token = request.queryParameter("hub.verify_token").orElse("");
    boolean good =
        verifyToken
            .filter(
                mine -> MessageDigest.isEqual(mine.bytes(), token.getBytes(StandardCharsets.UTF_8)))
            .isPresent();
    if (!good || !request.queryParameter("hub.mode").orElse("").equals("subscribe")) {
      throw new RefusedException(Ground.HANDSHAKE, "verify token does not match");
    }
    return echo(request.queryParameter("hub.challenge").orElse(""));
  }

  /**
   * The abuse protection of CloudEvents: whoever may send says yes to being sent to. Deliveries are
   * verified all the same.
   *
   * @see <a
   *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection">CloudEvents</a>
   */
  private HttpAnswer cloudEvents(HttpRequest request) {
    var allow = HttpAnswer.of(200).withHeader("Allow", methods);
    var origin = request.header("WebHook-Request-Origin");
    if (origin.isEmpty()) {
      return allow;
    }
    if (!ORIGIN.matcher(origin.get()).matches()) {
      throw RefusedException.malformed("origin is not the name of a host");
    }
    return allow
        .withHeader("WebHook-Allowed-Origin", origin.get())
        .withHeader("WebHook-Allowed-Rate", allowedRate);
  }

  /** Sends back what must be sent back: Graph's token, Meta's and Slack's challenge. */
  static HttpAnswer echo(String challenge) {
    if (!PLAIN.matcher(challenge).matches()) {
      throw RefusedException.malformed("challenge is empty, too long or not plain text");
    }
    return HttpAnswer.text(200, challenge).withHeader("X-Content-Type-Options", "nosniff");
  }
}
