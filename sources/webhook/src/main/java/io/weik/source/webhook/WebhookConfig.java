package io.weik.source.webhook;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.api.parameter.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a webhook source. */
@Doc("Takes in HTTP deliveries on a path of the webhook listener and turns each into an event.")
public record WebhookConfig(
    @Doc(
            value =
                "Path that deliveries are sent to; /webhooks/ is put before it where it is missing.",
            example = "/webhooks/github")
        WebhookPath path,
    @Doc(
            value =
                "Who sends. One word sets signature, handshake, delivery id and media types; without"
                    + " it they are told by the headers of each delivery.",
            example = "github")
        Optional<Provider> provider,
    @Doc("What the sender signs with. Deliveries are verified as soon as it is given.")
        Optional<Secret> secret,
    @Doc(
            "Further secrets that are good at the same time, as a YAML list, so that a secret can be"
                + " changed without a gap.")
        List<Secret> secrets,
    @Doc("Whether deliveries must be signed; true as soon as there is a secret.")
        Optional<Boolean> validateSignature,
    @Key("AllowedIPs")
        @Doc(
            value = "Addresses and networks that may deliver; everyone when empty.",
            example = "10.0.0.0/8, 192.168.0.0/16, 2001:db8::/32")
        List<AddressRange> allowedIps,
    @Doc(
            value =
                "Proxies in front whose X-Forwarded-For or Forwarded header is believed. The"
                    + " sender is the right-most address there that is not one of them.",
            example = "10.0.0.5")
        List<AddressRange> trustedProxies,
    @Doc("Largest body that is taken; more is answered with 413.") @Default("1 MiB")
        ByteSize maxBodySize,
    @Doc("Within which a whole body must have arrived; slower is answered with 408.")
        @Default("10s")
        Duration bodyTimeout,
    @Doc(
            value = "Most deliveries in a time; more are answered with 429 and Retry-After.",
            example = "100/s burst 500")
        Optional<Rate> rateLimit,
    @Doc("Most deliveries under way at once; more are answered with 503 and Retry-After.")
        @Default("1000")
        int maxInFlight,
    @Doc("How far the time in a signature may be from now, into the past and the future.")
        @Default("5m")
        Duration tolerance,
    @Doc("Media types that are taken; all that the provider sends, or simply all, when empty.")
        List<MediaType> contentTypes,
    @Doc("Header with the sender's id of a delivery, by which repeated ones are told.")
        Optional<HeaderName> deliveryIdHeader,
    @Doc("The token that Meta sends back when the webhook is set up, to be answered.")
        Optional<Secret> verifyToken,
    @Doc(
            value = "Header with the signature, for a sender that is none of the providers.",
            example = "X-Signature")
        Optional<HeaderName> signatureHeader,
    @Doc("How that signature is computed.") @Default("hmac-sha256")
        SignatureAlgorithm signatureAlgorithm,
    @Doc("How that signature is written.") @Default("hex") SignatureEncoding signatureEncoding,
    @Doc(value = "What stands before that signature in its header.", example = "sha256=")
        Optional<String> signaturePrefix,
    @Doc(
            value =
                "What that signature is computed over: text with {body}, {timestamp} and {id}, which"
                    + " is the value of DeliveryIdHeader.",
            example = "{timestamp}.{body}")
        @Default("{body}")
        SignedContent signatureContent,
    @Doc(
            value =
                "Header with the time of that signature, in seconds or milliseconds since 1970;"
                    + " checked against Tolerance.",
            example = "X-Timestamp")
        Optional<HeaderName> signatureTimestampHeader,
    @Doc("Python that changes the payload; not there yet in this version.")
        Optional<String> transformPayload) {

  /** Copies the lists. */
  public WebhookConfig {
    secrets = List.copyOf(secrets);
    allowedIps = List.copyOf(allowedIps);
    trustedProxies = List.copyOf(trustedProxies);
    contentTypes = List.copyOf(contentTypes);
  }

  /** Secret and Secrets together. */
  List<Secret> allSecrets() {
    return Stream.concat(secret.stream(), secrets.stream()).toList();
  }

  /** Whether deliveries are verified. */
  boolean verifies() {
    return validateSignature.orElse(!allSecrets().isEmpty());
  }
}
