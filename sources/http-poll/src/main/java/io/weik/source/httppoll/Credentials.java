package io.weik.source.httppoll;

import java.util.Map;
import java.util.Optional;

/** Puts what proves who asks onto calls. Used by one thread at a time. */
final class Credentials {
  private static final HeaderName STANDARD_KEY = new HeaderName("X-Api-Key");

  private final HttpPollConfig config;
  private final Optional<TokenSource> tokens;
  private final Redaction redaction;

  Credentials(HttpPollConfig config, Optional<TokenSource> tokens, Redaction redaction) {
    this.config = config;
    this.tokens = tokens;
    this.redaction = redaction;
  }

  /** Whether any are declared by parameters of their own or look so among the headers. */
  static boolean areGiven(HttpPollConfig config) {
    return config.username().isPresent()
        || config.bearerToken().isPresent()
        || config.apiKey().isPresent()
        || config.tokenUrl().isPresent()
        || config.clientCertificate().isPresent()
        || config.headers().keySet().stream().anyMatch(name -> !Redaction.isHarmless(name));
  }

  /** The call with its credentials; for a token it may have to be asked for one first. */
  Call on(Call call, Deadline deadline) throws InterruptedException {
    var authorized =
        authorization(deadline)
            .map(value -> call.with(Map.of("Authorization", value)))
            .orElse(call);
    if (config.apiKey().isEmpty()) {
      return authorized;
    }
    var key = config.apiKey().get().reveal();
    return config
        .apiKeyQuery()
        .map(name -> authorized.to(QueryText.with(authorized.uri(), name, key)))
        .orElseGet(
            () -> authorized.with(Map.of(config.apiKeyHeader().orElse(STANDARD_KEY).value(), key)));
  }

  private Optional<String> authorization(Deadline deadline) throws InterruptedException {
    if (tokens.isPresent()) {
      return Optional.of("Bearer " + tokens.get().token(deadline));
    }
    return config
        .username()
        .map(user -> redaction.basic(user, config.password().map(each -> each.reveal()).orElse("")))
        .or(() -> config.bearerToken().map(token -> "Bearer " + token.reveal()));
  }

  /** After they were refused: whether others can be had, so that it is worth another try. */
  boolean renew() {
    tokens.ifPresent(TokenSource::forget);
    return tokens.isPresent();
  }
}
