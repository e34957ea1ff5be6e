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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
  private static final String MODE = "weikio.sslMode";
  private static final String ROOT = "weikio.sslRootCertificate";
  private static final String CERTIFICATE = "weikio.sslCertificate";
  private static final String KEY = "weikio.sslKey";
  private static final String PASSWORD = "weikio.sslKeyPassword";
  private static final char[] IN_MEMORY = new char[0];

  static Tls of(DatabaseConfig config) {
    return new Tls(
        config.sslMode(),
        config.sslRootCertificate(),
        config.sslCertificate(),
        config.sslKey(),
        config.sslKeyPassword());
  }

  /** As properties of a driver, which gives them to what it makes sockets by. */
  Map<String, String> properties() {
    var all = new LinkedHashMap<String, String>();
    all.put(MODE, mode.name());
    root.ifPresent(file -> all.put(ROOT, file.toString()));
    certificate.ifPresent(file -> all.put(CERTIFICATE, file.toString()));
    key.ifPresent(file -> all.put(KEY, file.toString()));
    keyPassword.ifPresent(secret -> all.put(PASSWORD, secret.reveal()));
    return all;
  }

  /** What {@link #properties} gave. */
  static Tls read(Function<String, Optional<String>> property) {
    return new Tls(
        SslMode.valueOf(property.apply(MODE).orElseThrow()),
        property.apply(ROOT).map(Path::of),
        property.apply(CERTIFICATE).map(Path::of),
        property.apply(KEY).map(Path::of),
        property.apply(PASSWORD).map(Secret::parse));
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
      throw new ProblemException(noPair(), e);
    }
  }

  private static Problem noPair() {
    return Problem.user("certificate and key do not belong together")
        .hint("check SslCertificate and SslKey");
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

  /**
   * What shows the client's own certificate; null for none.
   *
   * @throws ProblemException when a file is not there or not what it should be
   */
  KeyManager @Nullable [] identity() {
    try {
      return certificate.isEmpty() ? null : identity(certificate.get());
    } catch (GeneralSecurityException | IOException e) {
      throw new ProblemException(noPair(), e);
    }
  }

  private KeyManager[] identity(Path file) throws GeneralSecurityException, IOException {
    var chain = new PemFile("SslCertificate", file).certificates();
    var password = keyPassword.map(secret -> secret.reveal().toCharArray());
    var opened = new PemFile("SslKey", key.orElse(file)).key(password);
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
