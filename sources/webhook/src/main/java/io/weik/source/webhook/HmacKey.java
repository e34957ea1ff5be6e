package io.weik.source.webhook;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret made ready for one algorithm. Looking an algorithm up and keying it costs more than
 * hashing a small body, so it is done once and copied for each delivery.
 */
final class HmacKey {
  private final Mac keyed;

  /** Keys {@code algorithm} with {@code secret}, which must not be empty. */
  HmacKey(SignatureAlgorithm algorithm, byte[] secret) {
    try {
      keyed = Mac.getInstance(algorithm.standardName());
      keyed.init(new SecretKeySpec(secret, algorithm.standardName()));
      keyed.update(new byte[0]);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A fresh computation for one thread. */
  Mac start() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
