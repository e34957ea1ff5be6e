package io.weik.api.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256: what cannot be read back, and what nobody can make two texts meet by. One thread.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.180-4">FIPS 180-4</a>
 */
public final class Sha256 {
  private static final int BYTES = 32;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Goes on with these bytes; what comes before and after may meet, so mark where parts end. */
  public Sha256 add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /** Goes on with some of these bytes. */
  public Sha256 add(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    return this;
  }

  /** Goes on with a text in UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 bytes of what was added; begins anew. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The same as 64 hexadecimal digits in lower case; begins anew. */
  public String hex() {
    return hex(BYTES);
  }

  /** The first of its bytes, so many, as hexadecimal digits; begins anew. */
  public String hex(int count) {
    return HexFormat.of().formatHex(bytes(), 0, count);
  }
}
