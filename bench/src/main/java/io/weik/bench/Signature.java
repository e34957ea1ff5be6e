package io.weik.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's signature of a body, keyed once as the program does it.
 *
 * @see <a
 *     href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub</a>
 */
final class Signature {
  static final String HEADER = "X-Hub-Signature-256";
  static final String SECRET = "a-secret-of-the-benchmark-only";

  private static final String PREFIX = "sha256=";
  private static final Mac KEYED = keyed();

  private Signature() {}

  /** The header's value for this body. */
  static String of(byte[] body) {
    return PREFIX + HexFormat.of().formatHex(compute(body));
  }

  /** Whether the header's value is that of this body; takes as long whatever it is. */
  static boolean matches(String value, byte[] body) {
    return value.startsWith(PREFIX)
        && MessageDigest.isEqual(
            compute(body), HexFormat.of().parseHex(value, PREFIX.length(), value.length()));
  }

  private static byte[] compute(byte[] body) {
    try {
      return ((Mac) KEYED.clone()).doFinal(body);
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Mac keyed() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      mac.update(new byte[0]);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
