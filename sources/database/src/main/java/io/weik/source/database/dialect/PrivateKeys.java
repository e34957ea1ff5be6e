package io.weik.source.database.dialect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads private keys in the forms that {@code openssl} writes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958 (PKCS #8)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2">RFC 8017 (PKCS #1)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5915">RFC 5915 (EC)</a>
 */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final byte[] VERSION = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;

  private PrivateKeys() {}

  /**
   * Reads a key.
   *
   * @param label the label of its PEM block, as {@code EC PRIVATE KEY}
   * @throws IllegalArgumentException with what is wrong
   */
  static PrivateKey read(String label, byte[] der, Optional<char[]> password) {
    return switch (label) {
      case "RSA PRIVATE KEY" -> plain(wrapped(RSA, der));
      case "EC PRIVATE KEY" -> plain(wrapped(sequence(EC, curve(der)), der));
      case "ENCRYPTED PRIVATE KEY" ->
          plain(
              decrypted(
                  der,
                  password.orElseThrow(
                      () -> new IllegalArgumentException("the key needs its password"))));
      default -> plain(der);
    };
  }

  private static PrivateKey plain(byte[] pkcs8) {
    return ALGORITHMS.stream()
        .flatMap(algorithm -> plain(algorithm, pkcs8).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no RSA, EC or EdDSA key in the file"));
  }

  private static Optional<PrivateKey> plain(String algorithm, byte[] pkcs8) {
    try {
      var key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return Optional.of(key);
    } catch (GeneralSecurityException _) {
      return Optional.empty(); // it is one of another algorithm
    }
  }

  private static byte[] decrypted(byte[] der, char[] password) {
    try {
      var info = new EncryptedPrivateKeyInfo(der);
      var scheme = info.getAlgParameters().toString(); // the name alone says only PBES2
      var key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password));
      return info.getKeySpec(key).getEncoded();
    } catch (GeneralSecurityException | IOException wrong) {
      throw new IllegalArgumentException("the password does not open the key", wrong);
    }
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return sequence(VERSION, algorithm, element(OCTETS, key));
  }

  /** The name of the curve, which the older form has inside and PKCS #8 outside. */
  private static byte[] curve(byte[] der) {
    int at = start(der, 0);
    while (at < der.length) {
      int tag = der[at] & 0xff;
      int start = start(der, at);
      int end = start + length(der, at);
      if (tag == PARAMETERS) {
        return Arrays.copyOfRange(der, start, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("the key does not tell its curve");
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    int length = first < 0x80 ? first : 0;
    for (int i = 0; first >= 0x80 && i < first - 0x80; i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static int start(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static byte[] sequence(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return element(SEQUENCE, all.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
