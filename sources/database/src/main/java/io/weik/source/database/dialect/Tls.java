package io.weik.source.database.dialect;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.SslMode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** How a connection is secured, and by which files. */
record Tls(
    SslMode mode,
    Optional<Path> root,
    Optional<Path> certificate,
    Optional<Path> key,
    Optional<Secret> keyPassword) {
  private static final char[] IN_MEMORY = new char[0];

  static Tls of(DatabaseConfig config) {
    return new Tls(
        config.sslMode(),
        config.sslRootCertificate(),
        config.sslCertificate(),
        config.sslKey(),
        config.sslKeyPassword());
  }

  /** Whether the server's certificate must be signed by a trusted authority. */
  boolean verifies() {
    return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
  }

  /**
   * A context that trusts and shows what the files hold. Whether the certificate is for the host is
   * left to whoever makes the connection.
   *
   * @throws ProblemException when a file is not there or not what it should be
   */
  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(identity(), new TrustManager[] {trust()}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ProblemException(
          Problem.user("certificate and key do not belong together")
              .hint("check SslCertificate and SslKey"),
          e);
    }
  }

  /** What judges the certificates of servers. */
  X509ExtendedTrustManager trust() throws GeneralSecurityException, IOException {
    if (!verifies()) {
      return new AnyCertificate();
    }
    KeyStore store = null;
    if (root.isPresent()) {
      store = emptyStore();
      for (var each : new PemFile("SslRootCertificate", root.get()).certificates()) {
        store.setCertificateEntry("root-" + store.size(), each);
      }
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  /** Makes the handshake of a socket fail when the certificate is not for its host. */
  static void lookAtName(SSLSocket socket) {
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
  }

  private KeyManager @Nullable [] identity() throws GeneralSecurityException, IOException {
    if (certificate.isEmpty()) {
      return null;
    }
    var chain = new PemFile("SslCertificate", certificate.get()).certificates();
    var password = keyPassword.map(secret -> secret.reveal().toCharArray());
    var opened = new PemFile("SslKey", key.orElse(certificate.get())).key(password);
    var store = emptyStore();
    store.setKeyEntry("client", opened, IN_MEMORY, chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
