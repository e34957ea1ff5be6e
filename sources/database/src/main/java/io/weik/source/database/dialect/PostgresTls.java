package io.weik.source.database.dialect;

import io.weik.api.parameter.Secret;
import io.weik.source.database.config.SslMode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.PGProperty;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS sockets for the PostgreSQL driver, which makes this class by its name; unlike the driver's
 * own they take every form of key, and no file that nobody named.
 */
public final class PostgresTls extends WrappedFactory {
  private final boolean looksAtName;

  /** As the driver calls it, with the properties of the connection. */
  public PostgresTls(Properties properties) {
    var tls = tls(properties);
    factory = tls.context().getSocketFactory();
    looksAtName = tls.mode() == SslMode.VERIFY_FULL;
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean closesPlain)
      throws IOException {
    var socket = super.createSocket(plain, host, port, closesPlain);
    if (looksAtName && socket instanceof SSLSocket secured) {
      Tls.lookAtName(secured);
    }
    return socket;
  }

  /** Sets what the driver is to do, and what the constructor will find again. */
  static void put(Tls tls, Properties properties) {
    PGProperty.SSL_MODE.set(properties, word(tls.mode()));
    PGProperty.SSL_FACTORY.set(properties, PostgresTls.class.getName());
    tls.root().ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(properties, file.toString()));
    tls.certificate().ifPresent(file -> PGProperty.SSL_CERT.set(properties, file.toString()));
    tls.key().ifPresent(file -> PGProperty.SSL_KEY.set(properties, file.toString()));
    tls.keyPassword().ifPresent(secret -> PGProperty.SSL_PASSWORD.set(properties, secret.reveal()));
  }

  private static Tls tls(Properties properties) {
    var mode = Optional.ofNullable(PGProperty.SSL_MODE.getOrDefault(properties)).orElseThrow();
    return new Tls(
        SslMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')),
        file(PGProperty.SSL_ROOT_CERT, properties),
        file(PGProperty.SSL_CERT, properties),
        file(PGProperty.SSL_KEY, properties),
        Optional.ofNullable(PGProperty.SSL_PASSWORD.getOrDefault(properties)).map(Secret::parse));
  }

  private static Optional<Path> file(PGProperty property, Properties properties) {
    return Optional.ofNullable(property.getOrDefault(properties)).map(Path::of);
  }

  private static String word(SslMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
