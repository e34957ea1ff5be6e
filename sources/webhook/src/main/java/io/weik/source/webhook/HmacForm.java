package io.weik.source.webhook;

import java.util.Optional;

/**
 * How a sender signs with a keyed hash. The vendors differ in these words only.
 *
 * @param header where the signature stands; several may stand there, set apart by spaces
 * @param prefix what stands before each signature
 * @param content what is signed
 * @param timestampHeader where the time stands that is signed
 * @param idHeader where the id stands that is signed
 */
record HmacForm(
    String header,
    SignatureAlgorithm algorithm,
    SignatureEncoding encoding,
    String prefix,
    SignedContent content,
    Optional<String> timestampHeader,
    Optional<String> idHeader) {
  private static final SignedContent BODY = SignedContent.parse("{body}");

  /**
   * GitHub's, which Meta took over.
   *
   * @see <a
   *     href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub</a>
   * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Meta</a>
   */
  static final HmacForm HUB = ofBody("X-Hub-Signature-256", SignatureEncoding.HEX, "sha256=");

  /**
   * Shopify's.
   *
   * @see <a href="https://shopify.dev/docs/apps/build/webhooks/verify-deliveries">Shopify</a>
   */
  static final HmacForm SHOPIFY = ofBody("X-Shopify-Hmac-Sha256", SignatureEncoding.BASE64, "");

  /**
   * Slack's.
   *
   * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Slack</a>
   */
  static final HmacForm SLACK =
      new HmacForm(
          "X-Slack-Signature",
          SignatureAlgorithm.HMAC_SHA256,
          SignatureEncoding.HEX,
          "v0=",
          SignedContent.parse("v0:{timestamp}:{body}"),
          Optional.of("X-Slack-Request-Timestamp"),
          Optional.empty());

  /** Standard Webhooks; GitLab's signing token is one as well. */
  static final HmacForm STANDARD = standard("webhook");

  /** Svix, where Standard Webhooks come from. */
  static final HmacForm SVIX = standard("svix");

  private static HmacForm ofBody(String header, SignatureEncoding encoding, String prefix) {
    return new HmacForm(
        header,
        SignatureAlgorithm.HMAC_SHA256,
        encoding,
        prefix,
        BODY,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The symmetric signatures of Standard Webhooks.
   *
   * @see <a
   *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
   *     Webhooks</a>
   * @see <a href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix</a>
   */
  private static HmacForm standard(String family) {
    return new HmacForm(
        family + "-signature",
        SignatureAlgorithm.HMAC_SHA256,
        SignatureEncoding.BASE64,
        "v1,",
        SignedContent.parse("{id}.{timestamp}.{body}"),
        Optional.of(family + "-timestamp"),
        Optional.of(family + "-id"));
  }

  /** What the parameters declare, if they declare a signature. */
  static Optional<HmacForm> declared(WebhookConfig config) {
    return config
        .signatureHeader()
        .map(
            header ->
                new HmacForm(
                    header.value(),
                    config.signatureAlgorithm(),
                    config.signatureEncoding(),
                    config.signaturePrefix().orElse(""),
                    config.signatureContent(),
                    config.signatureTimestampHeader().map(HeaderName::value),
                    config.deliveryIdHeader().map(HeaderName::value)));
  }
}
