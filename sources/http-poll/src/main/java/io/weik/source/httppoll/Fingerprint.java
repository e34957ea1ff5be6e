package io.weik.source.httppoll;

import io.weik.api.digest.Sha256;
import java.nio.charset.StandardCharsets;

/** Tells texts apart without keeping them, as they may hold secrets. */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of the parts, each of which ends where it ends. */
  static String of(String... parts) {
    var hash = new Sha256();
    for (var part : parts) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      var _ = hash.add(bytes.length + ":").add(bytes);
    }
    return hash.hex();
  }
}
