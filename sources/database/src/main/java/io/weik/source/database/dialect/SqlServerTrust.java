package io.weik.source.database.dialect;

import io.weik.source.database.config.SslMode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges certificates for the driver of SQL Server, which makes this class by its name; unlike the
 * driver's own it takes PEM files.
 */
public final class SqlServerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final boolean looksAtName;

  /** As the driver calls it, with what {@link #argument} made. */
  public SqlServerTrust(String argument) throws GeneralSecurityException, IOException {
    var parts = argument.split(" ", 2);
    var mode = SslMode.valueOf(parts[0]);
    var root = Optional.of(parts[1]).filter(file -> !file.isEmpty()).map(Path::of);
    this.trust = new Tls(mode, root, Optional.empty(), Optional.empty(), Optional.empty()).trust();
    this.looksAtName = mode == SslMode.VERIFY_FULL;
  }

  /** The mode and the file of authorities. */
  static String argument(Tls tls) {
    return tls.mode().name() + " " + tls.root().map(Path::toString).orElse("");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (looksAtName && socket instanceof SSLSocket secured) {
      Tls.lookAtName(secured);
    }
    trust.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nothing to compare the name with");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
