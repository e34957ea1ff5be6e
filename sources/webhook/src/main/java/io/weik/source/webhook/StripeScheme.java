package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stripe's: one header holds the time and one or several signatures, as {@code
 * t=1492774577,v1=5257a869...,v1=...}. Signatures of other versions are passed over.
 *
 * @see <a href="https://docs.stripe.com/webhooks/signature">Stripe</a>
 */
record StripeScheme(List<HmacKey> keys, SignedTime time) implements SignatureScheme {
  private static final String HEADER = "Stripe-Signature";
  private static final SignedContent CONTENT = SignedContent.parse("{timestamp}.{body}");

  /** What the header says. */
  private record Given(Optional<String> timestamp, List<byte[]> signatures) {
    static Given read(String header) {
      Optional<String> timestamp = Optional.empty();
      var signatures = new ArrayList<byte[]>();
      for (var element : header.split(",", -1)) {
        var part = element.strip();
        if (part.startsWith("t=")) {
          timestamp = Optional.of(part.substring(2));
        } else if (part.startsWith("v1=")) {
          SignatureEncoding.HEX.decode(part.substring(3)).ifPresent(signatures::add);
        }
      }
      return new Given(timestamp, signatures);
    }
  }

  @Override
  public boolean isPresent(HttpRequest request) {
    return request.header(HEADER).isPresent();
  }

  @Override
  public void verify(HttpRequest request, byte[] body, Instant now) {
    var header =
        request
            .header(HEADER)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Ground.SIGNATURE, "signature is missing (" + HEADER + ")"));
    var given = Given.read(header);
    var timestamp = given.timestamp().orElseThrow(() -> SignatureScheme.mismatch(HEADER));
    time.check(timestamp, HEADER, now);
    for (var key : keys) {
      var expected = compute(key, timestamp, body);
      if (given.signatures().stream().anyMatch(one -> MessageDigest.isEqual(expected, one))) {
        return;
      }
    }
    throw SignatureScheme.mismatch(HEADER);
  }

  private static byte[] compute(HmacKey key, String timestamp, byte[] body) {
    var mac = key.start();
    CONTENT.feed(mac, "", timestamp, body);
    return mac.doFinal();
  }

  @Override
  public Map<String, String> sign(byte[] body, String id, Instant now) {
    var timestamp = Long.toString(now.getEpochSecond());
    var signature = SignatureEncoding.HEX.encode(compute(keys.getFirst(), timestamp, body));
    return Map.of(HEADER, "t=" + timestamp + ",v1=" + signature);
  }
}
