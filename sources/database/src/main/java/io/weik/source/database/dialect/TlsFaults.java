package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Says why there is no TLS connection. Java's own messages are in English everywhere. */
final class TlsFaults {
  private TlsFaults() {}

  static Problem explain(SSLException failure, Address address) {
    if (has(failure, CertificateExpiredException.class)) {
      return Problem.remote("the certificate of " + address + " has expired")
          .hint("have it renewed there; check the clock of this machine");
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return Problem.remote("the certificate of " + address + " is not valid yet")
          .hint("check the clock of this machine");
    }
    var text = text(failure);
    if (text.contains("No subject alternative") || text.contains("No name matching")) {
      return otherName(address);
    }
    if (text.contains("PKIX") || text.contains("certification path")) {
      return Problem.user("the certificate of " + address + " is not trusted")
          .path("spec.Parameters.SslRootCertificate")
          .hint("put the certificate of its authority, as PEM, into SslRootCertificate");
    }
    if (text.matches(
        "(?s).*(bad_certificate|certificate_required|certificate_unknown|unknown_ca).*")) {
      return Problem.user(address + " does not take the client certificate")
          .path("spec.Parameters.SslCertificate")
          .hint("check SslCertificate and SslKey");
    }
    if (text.contains("SSL message") || text.contains("plaintext connection")) {
      return none(address);
    }
    return Problem.remote("no TLS connection to " + address)
        .value(text.lines().findFirst().orElse(""));
  }

  /** The certificate is for another host. */
  static Problem otherName(Address address) {
    return Problem.user("the certificate of " + address + " is for another name")
        .path("spec.Parameters.Host")
        .hint("put the name that it is for into Host, or SslMode: verify-ca");
  }

  /** The server has no TLS. */
  static Problem none(Address address) {
    return Problem.user(address + " has no TLS")
        .path("spec.Parameters.SslMode")
        .hint("have it switched on there, or put SslMode: prefer");
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return NetworkFaults.causes(failure).anyMatch(type::isInstance);
  }

  private static String text(Throwable failure) {
    return NetworkFaults.causes(failure)
        .map(each -> String.valueOf(each.getMessage()))
        .collect(Collectors.joining("\n"));
  }
}
