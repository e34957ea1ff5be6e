package io.weik.source.httppoll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.api.source.TryLaterException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gets access tokens for a client's own credentials, and keeps one in memory until shortly before
 * it expires. Used by one thread at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section 4.4</a>
 */
final class TokenSource {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 1 << 20;
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final long LONGEST = Duration.ofDays(365).toSeconds();

  private final HttpPollConfig config;
  private final URI endpoint;
  private final Wire wire;
  private final Redaction redaction;
  private final SourceContext context;
  private Optional<Token> kept = Optional.empty();

  private record Token(String text, Optional<Instant> until) {}

  TokenSource(
      HttpPollConfig config, URI endpoint, Wire wire, Redaction redaction, SourceContext context) {
    this.config = config;
    this.endpoint = endpoint;
    this.wire = wire;
    this.redaction = redaction;
    this.context = context;
  }

  /** A token that is good, as far as is known here. */
  String token(Deadline deadline) throws InterruptedException {
    var now = context.clock().instant();
    if (kept.filter(token -> token.until().map(now::isBefore).orElse(true)).isEmpty()) {
      long start = System.nanoTime();
      kept = Optional.of(fetch(deadline, now));
      context.took("token", Duration.ofNanos(System.nanoTime() - start));
    }
    return kept.orElseThrow().text();
  }

  /** The kept token is not good any more. */
  void forget() {
    kept = Optional.empty();
  }

  private Token fetch(Deadline deadline, Instant now) throws InterruptedException {
    try (var answer = wire.send(call(), deadline)) {
      var body = read(answer, deadline);
      if (!answer.isSuccess()) {
        throw refused(answer, body, now);
      }
      var token = body.path("access_token").asText("");
      if (token.isEmpty()) {
        throw new ProblemException(
            Problem.remote(name() + " gave no access_token").hint("check TokenUrl"));
      }
      redaction.hideToken(token);
      return new Token(token, until(body.path("expires_in"), now));
    }
  }

  private static Optional<Instant> until(JsonNode lifetime, Instant now) {
    long seconds = Math.min(lifetime.asLong(), LONGEST);
    var early = Duration.ofSeconds(Math.min(EARLY.toSeconds(), seconds / 10));
    return seconds <= 0 ? Optional.empty() : Optional.of(now.plusSeconds(seconds).minus(early));
  }

  private JsonNode read(Answer answer, Deadline deadline) throws InterruptedException {
    try {
      return JSON.readTree(answer.body().readNBytes(MOST));
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    } catch (IOException _) {
      wire.tellBroken(answer, deadline);
      return MissingNode.getInstance();
    }
  }

  private ProblemException refused(Answer answer, JsonNode body, Instant now) {
    int status = answer.status();
    var error = body.path("error").asText("");
    var description = body.path("error_description").asText("");
    var said = redaction.shown((error + " " + description).strip());
    var what = status + " from " + name();
    var problem = status / 100 == 4 && status != 429 ? Problem.user(what) : Problem.remote(what);
    var told =
        said.isEmpty() ? problem : problem.value(said.substring(0, Math.min(200, said.length())));
    return RetryAfter.of(answer, now)
        .<ProblemException>map(wait -> new TryLaterException(told, wait))
        .orElseGet(() -> new ProblemException(told.hint(hint(status, error))));
  }

  private static String hint(int status, String error) {
    return switch (error) {
      case "invalid_client", "unauthorized_client" ->
          "check ClientId and ClientSecret, or try another ClientAuthentication";
      case "invalid_scope" -> "check Scope";
      case "invalid_target" -> "check Audience";
      default ->
          status / 100 == 5
              ? "nothing is polled without a token"
              : "check TokenUrl, ClientId, ClientSecret, Scope and ClientAuthentication";
    };
  }

  private String name() {
    return "the token endpoint " + Origin.of(endpoint).authority();
  }

  private Call call() {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    config.scope().ifPresent(scope -> form.put("scope", scope));
    config.audience().ifPresent(audience -> form.put("audience", audience));
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    identify(form, headers);
    return new Call("POST", endpoint, headers, Optional.of(encoded(form)));
  }

  private void identify(Map<String, String> form, Map<String, String> headers) {
    var id = config.clientId().orElse("");
    var secret = config.clientSecret().map(each -> each.reveal()).orElse("");
    switch (config.clientAuthentication()) {
      case HEADER -> headers.put("Authorization", redaction.basic(encoded(id), encoded(secret)));
      case BODY -> {
        form.put("client_id", id);
        form.put("client_secret", secret);
      }
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
