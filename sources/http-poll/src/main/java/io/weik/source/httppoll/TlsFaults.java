package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** Says to a person why there is no TLS connection. */
final class TlsFaults {
  private TlsFaults() {}

  static Problem problem(Throwable failure, String host) {
    var text = Causes.text(failure);
    if (Causes.find(failure, CertificateExpiredException.class).isPresent()) {
      return Problem.remote("the certificate of " + host + " has expired")
          .hint("have it renewed there; check the clock of this machine");
    }
    if (Causes.find(failure, CertificateNotYetValidException.class).isPresent()) {
      return Problem.remote("the certificate of " + host + " is not valid yet")
          .hint("check the clock of this machine");
    }
    if (text.contains("No subject alternative") || text.contains("No name matching")) {
      return Problem.user("the certificate of " + host + " is for another name")
          .hint("put the name that it is for into Url");
    }
    if (text.contains("certification path") || text.contains("PKIX")) {
      return Problem.user("the certificate of " + host + " is not trusted")
          .hint("put the certificate of its issuer, as PEM, into CaCertificates");
    }
    if (text.contains("SSL message") || text.contains("plaintext connection")) {
      return Problem.user(host + " does not speak TLS there")
          .hint("check the port, or write http:// in Url");
    }
    if (text.matches(
        "(?s).*(bad_certificate|certificate_required|certificate_unknown|access_denied).*")) {
      return Problem.user(host + " does not take the client certificate")
          .hint("check ClientCertificate and ClientKey");
    }
    if (text.contains("terminated the handshake")) {
      return Problem.remote(host + " closed the connection during the TLS handshake")
          .hint("check the port; it may want a client certificate, or not speak TLS at all");
    }
    return Problem.remote("no TLS connection to " + host)
        .value(text.lines().findFirst().orElse(""));
  }
}
