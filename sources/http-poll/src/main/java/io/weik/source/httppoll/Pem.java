package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads certificates and keys from PEM files.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private final String parameter;
  private final Path file;

  /** The file that a parameter names. */
  Pem(String parameter, Path file) {
    this.parameter = parameter;
    this.file = file;
  }

  /** All certificates in the file, in order. */
  List<X509Certificate> certificates() {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException _) {
      throw wrong("certificates as PEM: -----BEGIN CERTIFICATE-----");
    }
    throw wrong("certificates as PEM: -----BEGIN CERTIFICATE-----");
  }

  /** The key in the file. */
  PrivateKey key() {
    var matcher = KEY.matcher(text());
    return ALGORITHMS.stream()
        .filter(_ -> matcher.reset().find())
        .flatMap(algorithm -> key(algorithm, matcher.group(1)).stream())
        .findFirst()
        .orElseThrow(() -> wrong("an unencrypted PKCS #8 key as PEM: -----BEGIN PRIVATE KEY-----"));
  }

  private static Optional<PrivateKey> key(String algorithm, String base64) {
    try {
      var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private String text() {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.user("file cannot be read")
              .path(path())
              .value(file.toString())
              .hint("check that it is there and that Weikio may read it"),
          e);
    }
  }

  private ProblemException wrong(String expected) {
    var problem = Problem.user("wrong file").path(path()).value(file.toString()).expected(expected);
    return new ProblemException(
        parameter.equals("ClientKey")
            ? problem.hint("to make one: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key8.pem")
            : problem);
  }

  private String path() {
    return "spec.Parameters." + parameter;
  }
}
