package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the profile of the sender of a delivery. Whoever sends chooses the headers, so it chooses
 * the profile as well where none is declared; each one still asks for a proof made with the secret.
 *
 * @param told those told by their headers, in this order
 * @param otherwise the one when none is told
 */
record Profiles(List<Profile> told, Profile otherwise) {
  /** Those with a proof over the body come first, GitLab's plain token last. */
  private static final List<Provider> TOLD =
      List.of(
          Provider.STANDARD,
          Provider.SLACK,
          Provider.STRIPE,
          Provider.GITHUB,
          Provider.SHOPIFY,
          Provider.GITLAB);

  private static final DeliveryId WELL_KNOWN =
      DeliveryId.inHeader(
          "Idempotency-Key", "webhook-id", "svix-id", "X-GitHub-Delivery", "X-Shopify-Webhook-Id");

  /** The profiles that these parameters allow. */
  static Profiles of(WebhookConfig config) {
    var keys = Keys.of(config);
    var told = tellable(config).map(provider -> finish(Profile.of(provider, keys), config));
    return new Profiles(told.toList(), finish(otherwise(config, keys), config));
  }

  private static Stream<Provider> tellable(WebhookConfig config) {
    boolean open =
        config.verifies() && config.provider().isEmpty() && config.signatureHeader().isEmpty();
    return open ? TOLD.stream() : Stream.empty();
  }

  private static Profile otherwise(WebhookConfig config, Keys keys) {
    if (config.provider().isPresent()) {
      return Profile.of(config.provider().get(), keys);
    }
    Optional<SignatureScheme> declared = HmacForm.declared(config).map(keys::hmac);
    return Profile.unknown(declared.stream().toList(), WELL_KNOWN);
  }

  private static Profile finish(Profile profile, WebhookConfig config) {
    var taking = profile.taking(config.contentTypes());
    return config.deliveryIdHeader().map(taking::identifiedBy).orElse(taking);
  }

  /** The profile of the sender of {@code request}. */
  Profile of(HttpRequest request) {
    for (var profile : told) {
      if (profile.isOf(request)) {
        return profile;
      }
    }
    return otherwise;
  }
}
