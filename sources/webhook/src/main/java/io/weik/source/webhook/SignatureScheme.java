package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

/** One way to prove who sent a delivery. Immutable; safe for use by several threads. */
sealed interface SignatureScheme permits ClientStateScheme, HmacScheme, StripeScheme, TokenScheme {
  /** Whether the request brings a proof of this kind, good or not. */
  boolean isPresent(HttpRequest request);

  /**
   * Returns when the delivery is proven to be made with one of the secrets, in time.
   *
   * @param body the raw bytes
   * @throws RefusedException when it is not
   */
  void verify(HttpRequest request, byte[] body, Instant now);

  /**
   * The headers by which a sender proves a delivery, made with the first secret.
   *
   * @param id the delivery's id
   */
  Map<String, String> sign(byte[] body, String id, Instant now);

  /** The refusal of a delivery whose proof is missing or wrong. */
  static RefusedException mismatch(String where) {
    return new RefusedException(Ground.SIGNATURE, "signature does not match (" + where + ")");
  }
}
