package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PEM file that a parameter names.
 *
 * @param parameter its YAML key, for what is told
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
record PemFile(String parameter, Path file) {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

  /** All certificates in the file, in order. */
  List<X509Certificate> certificates() {
    try {
      var bytes = text().getBytes(StandardCharsets.ISO_8859_1);
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException _) {
      throw noCertificate();
    }
    throw noCertificate();
  }

  /** The first private key in the file. */
  PrivateKey key(Optional<char[]> password) {
    var block = KEY.matcher(text());
    if (!block.find()) {
      throw new ProblemException(
          wrong("no private key in the file").expected("PEM: -----BEGIN PRIVATE KEY-----"));
    }
    var body = block.group(2);
    if (body.contains("ENCRYPTED")) {
      throw new ProblemException(
          wrong("the key is encrypted in a way of long ago")
              .hint("to make it PKCS #8: openssl pkcs8 -topk8 -in key.pem -out key8.pem"));
    }
    try {
      return PrivateKeys.read(block.group(1), Base64.getMimeDecoder().decode(body), password);
    } catch (IllegalArgumentException unusable) {
      throw new ProblemException(
          wrong(String.valueOf(unusable.getMessage())).hint("check SslKey and SslKeyPassword"),
          unusable);
    }
  }

  private String text() {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new ProblemException(
          wrong("file cannot be read").hint("check that it is there and that Weikio may read it"),
          e);
    }
  }

  private ProblemException noCertificate() {
    return new ProblemException(
        wrong("no certificate in the file").expected("PEM: -----BEGIN CERTIFICATE-----"));
  }

  private Problem wrong(String what) {
    return Problem.user(what).path("spec.Parameters." + parameter).value(file.toString());
  }
}
