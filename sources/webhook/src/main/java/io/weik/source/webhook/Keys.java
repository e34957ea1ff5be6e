package io.weik.source.webhook;

import io.weik.api.parameter.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The secrets of one source and what can be made of them.
 *
 * @param secrets all that are good at present, the newest first
 * @param time the check of signed times
 */
record Keys(List<Secret> secrets, SignedTime time) {
  static final String STANDARD_PREFIX = "whsec_";

  /** The secrets of a source. */
  static Keys of(WebhookConfig config) {
    return new Keys(config.allSecrets(), new SignedTime(config.tolerance()));
  }

  /** A scheme whose key is the text of the secret. */
  SignatureScheme hmac(HmacForm form) {
    return new HmacScheme(form, texts(form.algorithm()), time);
  }

  /** A scheme whose key is written in base64, by the rule of Standard Webhooks. */
  SignatureScheme standard(HmacForm form) {
    var keys =
        secrets.stream().map(secret -> new HmacKey(form.algorithm(), standardKey(secret))).toList();
    return new HmacScheme(form, keys, time);
  }

  /** Stripe's scheme. */
  SignatureScheme stripe() {
    return new StripeScheme(texts(SignatureAlgorithm.HMAC_SHA256), time);
  }

  private List<HmacKey> texts(SignatureAlgorithm algorithm) {
    return secrets.stream().map(secret -> new HmacKey(algorithm, secret.bytes())).toList();
  }

  private static byte[] standardKey(Secret secret) {
    return decoded(secret).orElseGet(secret::bytes);
  }

  /** The bytes that a secret of Standard Webhooks stands for; empty when it is not base64. */
  static Optional<byte[]> decoded(Secret secret) {
    var text = secret.reveal();
    var digits = text.startsWith(STANDARD_PREFIX) ? text.substring(STANDARD_PREFIX.length()) : text;
    try {
      return Optional.of(Base64.getDecoder().decode(digits)).filter(key -> key.length > 0);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
