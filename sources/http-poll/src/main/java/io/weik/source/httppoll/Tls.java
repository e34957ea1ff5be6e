package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts of PEM files. */
final class Tls {
  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  /** A context that trusts and shows what the files hold; the system's own where there are none. */
  static SSLContext context(ClientSettings settings) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(identity(settings), trust(settings.caCertificates()), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ProblemException(
          Problem.user("certificate and key do not make a TLS identity")
              .hint("check CaCertificates, ClientCertificate and ClientKey"),
          e);
    }
  }

  private static TrustManager @Nullable [] trust(Optional<Path> file)
      throws GeneralSecurityException, IOException {
    if (file.isEmpty()) {
      return null;
    }
    var store = emptyStore();
    for (var certificate : new Pem("CaCertificates", file.get()).certificates()) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] identity(ClientSettings settings)
      throws GeneralSecurityException, IOException {
    if (settings.clientCertificate().isEmpty() || settings.clientKey().isEmpty()) {
      return null;
    }
    var chain = new Pem("ClientCertificate", settings.clientCertificate().get()).certificates();
    var key = new Pem("ClientKey", settings.clientKey().get()).key();
    var store = emptyStore();
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
