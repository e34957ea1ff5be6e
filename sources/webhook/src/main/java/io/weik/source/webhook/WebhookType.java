package io.weik.source.webhook;

import io.weik.api.event.Payload;
import io.weik.api.http.Route;
import io.weik.api.source.Claim;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.SimulatedDelivery;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.SourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The type {@code webhook}: deliveries over HTTP become events. */
public final class WebhookType implements SourceType<WebhookConfig> {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Class<WebhookConfig> configType() {
    return WebhookConfig.class;
  }

  @Override
  public List<ParameterProblem> check(WebhookConfig config) {
    return ConfigCheck.problems(config);
  }

  @Override
  public List<Claim> claims(WebhookConfig config) {
    return List.of(new Claim("Path", "webhook path " + config.path()));
  }

  @Override
  public Source create(WebhookConfig config) {
    return new Source.Running(context -> serve(config, context));
  }

  private static void serve(WebhookConfig config, SourceContext context)
      throws InterruptedException {
    var route =
        new Route(config.path().value(), config.maxBodySize().bytes(), config.bodyTimeout());
    try (var _ = context.http().open(route, new WebhookHandler(config, context))) {
      context.ready();
      context.awaitStop();
    }
  }

  @Override
  public Optional<SimulatedDelivery> simulate(WebhookConfig config, Payload payload, Instant now) {
    return Optional.of(new Simulation(config).of(payload, now));
  }

  @Override
  public String summary(WebhookConfig config) {
    return "POST " + config.path() + " \u00b7 signature: " + signature(config);
  }

  private static String signature(WebhookConfig config) {
    if (!config.verifies()) {
      return "none";
    }
    return config
        .provider()
        .map(Provider::word)
        .or(() -> config.signatureHeader().map(HeaderName::value))
        .orElse("told by the headers");
  }

  @Override
  public String toString() {
    return name();
  }
}
