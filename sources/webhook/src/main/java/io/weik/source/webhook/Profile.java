package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that is particular to one sender.
 *
 * @param provider who it is, if it is one that we know
 * @param schemes how it signs; the first one that a request brings counts
 * @param deliveryId where its delivery id stands
 * @param takes which media types it sends
 * @param cloudEvents whether its deliveries may be CloudEvents
 */
record Profile(
    Optional<Provider> provider,
    List<SignatureScheme> schemes,
    DeliveryId deliveryId,
    Predicate<MediaType> takes,
    boolean cloudEvents) {
  /** The profile of a known sender. */
  static Profile of(Provider provider, Keys keys) {
    return switch (provider) {
      case GITHUB -> known(provider, header("X-GitHub-Delivery"), keys.hmac(HmacForm.HUB));
      case STRIPE -> known(provider, DeliveryId.inBody("id"), keys.stripe());
      case SHOPIFY -> known(provider, header("X-Shopify-Webhook-Id"), keys.hmac(HmacForm.SHOPIFY));
      case SLACK -> known(provider, DeliveryId.inBody("event_id"), keys.hmac(HmacForm.SLACK));
      case GITLAB ->
          known(
              provider,
              header("Idempotency-Key"),
              keys.standard(HmacForm.STANDARD),
              new TokenScheme("X-Gitlab-Token", keys.secrets()));
      case STANDARD ->
          known(
              provider,
              header("webhook-id", "svix-id"),
              keys.standard(HmacForm.STANDARD),
              keys.standard(HmacForm.SVIX));
      case META -> known(provider, DeliveryId.inHeader(), keys.hmac(HmacForm.HUB));
      case GRAPH -> known(provider, DeliveryId.inHeader(), new ClientStateScheme(keys.secrets()));
    };
  }

  private static DeliveryId header(String... names) {
    return DeliveryId.inHeader(names);
  }

  private static Profile known(
      Provider provider, DeliveryId deliveryId, SignatureScheme... schemes) {
    Predicate<MediaType> takes =
        switch (provider) {
          case GITHUB, SLACK -> type -> type.isJson() || type.equals(MediaType.FORM);
          case STRIPE, SHOPIFY, GITLAB, META, GRAPH -> MediaType::isJson;
          case STANDARD -> _ -> true;
        };
    return new Profile(
        Optional.of(provider), List.of(schemes), deliveryId, takes, provider == Provider.STANDARD);
  }

  /** The profile of a sender that we do not know. */
  static Profile unknown(List<SignatureScheme> schemes, DeliveryId deliveryId) {
    return new Profile(Optional.empty(), schemes, deliveryId, _ -> true, true);
  }

  /** A copy that takes these media types, if there are any. */
  Profile taking(List<MediaType> types) {
    return types.isEmpty()
        ? this
        : new Profile(provider, schemes, deliveryId, types::contains, cloudEvents);
  }

  /** A copy that reads the delivery id from this header. */
  Profile identifiedBy(HeaderName name) {
    return new Profile(provider, schemes, DeliveryId.inHeader(name.value()), takes, cloudEvents);
  }

  /** Whether this is the sender, wherever its name is not known. */
  boolean isOf(HttpRequest request) {
    return schemes.stream().anyMatch(scheme -> scheme.isPresent(request));
  }

  /** What a body without a Content-Type header is. */
  MediaType assumed() {
    return provider.isPresent() && takes.test(MediaType.JSON) ? MediaType.JSON : MediaType.BYTES;
  }

  /**
   * Returns when the delivery is proven to come from the sender.
   *
   * @throws RefusedException when it is not
   */
  void verify(HttpRequest request, byte[] body, Instant now) {
    for (var scheme : schemes) {
      if (scheme.isPresent(request)) {
        scheme.verify(request, body, now);
        return;
      }
    }
    if (schemes.isEmpty()) {
      throw new RefusedException(Ground.SIGNATURE, "signature is missing");
    }
    schemes.getFirst().verify(request, body, now);
  }
}
