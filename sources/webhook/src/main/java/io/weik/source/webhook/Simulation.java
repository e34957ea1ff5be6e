package io.weik.source.webhook;

import io.weik.api.event.Payload;
import io.weik.api.source.SimulatedDelivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the request that a sender would make, signed with the source's first secret.
 *
 * @param config the source's parameters
 */
record Simulation(WebhookConfig config) {
  /** The delivery of {@code payload}, with a new delivery id. */
  SimulatedDelivery of(Payload payload, Instant now) {
    var profile = profile();
    var id = UUID.randomUUID().toString();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType(payload));
    headers.put("User-Agent", "Weikio-Simulate");
    profile.provider().map(Simulation::event).ifPresent(headers::putAll);
    profile.deliveryId().headers().stream().findFirst().ifPresent(name -> headers.put(name, id));
    if (config.verifies()) {
      headers.putAll(profile.schemes().getFirst().sign(payload.bytes(), id, now));
    }
    return new SimulatedDelivery("POST", config.path().value(), headers, payload);
  }

  /** The declared sender, or GitHub, whose signature is told by its header. */
  private Profile profile() {
    var profiles = Profiles.of(config);
    return profiles.told().stream()
        .filter(profile -> profile.provider().filter(Provider.GITHUB::equals).isPresent())
        .findFirst()
        .orElse(profiles.otherwise());
  }

  private String contentType(Payload payload) {
    if (!config.contentTypes().isEmpty()) {
      return config.contentTypes().getFirst().value();
    }
    try {
      JsonText.check(payload.bytes(), List.of());
      return MediaType.JSON.value();
    } catch (RefusedException _) {
      return config.provider().isPresent() ? MediaType.JSON.value() : MediaType.BYTES.value();
    }
  }

  private static Map<String, String> event(Provider provider) {
    return switch (provider) {
      case GITHUB -> Map.of("X-GitHub-Event", "push");
      case GITLAB -> Map.of("X-Gitlab-Event", "Push Hook");
      case SHOPIFY -> Map.of("X-Shopify-Topic", "orders/create");
      case STRIPE, SLACK, STANDARD, META, GRAPH -> Map.of();
    };
  }
}
