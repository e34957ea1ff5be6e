package io.weik.source.database.dialect;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.ServerSession;
import com.mysql.cj.protocol.SocketConnection;
import com.mysql.cj.protocol.StandardSocketFactory;
import io.weik.source.database.config.SslMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS sockets for the driver of MySQL, which makes this class by its name; unlike the driver's own
 * they take PEM files.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the driver declares it so
public final class MySqlTls extends StandardSocketFactory {
  private @Nullable Tls tls;

  /** As the driver calls it. */
  public MySqlTls() {}

  /** Sets what the driver is to do, and what {@link #connect} will find again. */
  static void put(Tls tls, Properties properties) {
    properties.setProperty(
        "sslMode",
        switch (tls.mode()) {
          case DISABLE -> "DISABLED";
          case PREFER -> "PREFERRED";
          case REQUIRE, VERIFY_CA, VERIFY_FULL -> "REQUIRED";
        });
    properties.setProperty("socketFactory", MySqlTls.class.getName());
    properties.putAll(tls.properties());
  }

  @Override
  public <T extends Closeable> T connect(
      String host, int port, PropertySet properties, int loginTimeout) throws IOException {
    tls = Tls.read(name -> text(properties, name));
    return super.connect(host, port, properties, loginTimeout);
  }

  private static Optional<String> text(PropertySet properties, String name) {
    var property = properties.<String>getProperty(name);
    return Optional.ofNullable(property).map(each -> each.getValue());
  }

  @Override
  public <T extends Closeable> T performTlsHandshake(
      SocketConnection connection, ServerSession session) throws IOException {
    return secured();
  }

  @Override
  public <T extends Closeable> T performTlsHandshake(
      SocketConnection connection, ServerSession session, Log log) throws IOException {
    return secured();
  }

  @SuppressWarnings("unchecked") // as the driver's own does: T is a socket
  private <T extends Closeable> T secured() throws IOException {
    var settings = Optional.ofNullable(tls).orElseThrow();
    var factory = settings.context().getSocketFactory();
    var socket = (SSLSocket) factory.createSocket(rawSocket, host, port, true);
    if (settings.mode() == SslMode.VERIFY_FULL) {
      Tls.lookAtName(socket);
    }
    socket.startHandshake();
    sslSocket = socket;
    return (T) socket;
  }
}
