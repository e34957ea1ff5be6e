package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.SslMode;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocket;

/** TLS for readers of logs, which make connections of their own, as for all others. */
public final class LogTls {
  private LogTls() {}

  /** What the driver of MySQL is told beside how far it is to go. */
  public static Map<String, String> ofMySqlDriver(DatabaseConfig config) {
    var properties = new Properties();
    MySqlTls.put(Tls.of(config), properties);
    properties.remove("sslMode");
    return texts(properties);
  }

  /** What the driver of MariaDB is told to show a certificate; nothing where there is none. */
  public static Map<String, String> ofMariaDbDriver(DatabaseConfig config) {
    if (config.sslCertificate().isEmpty()) {
      return Map.of();
    }
    var all = new LinkedHashMap<>(Tls.of(config).properties());
    all.put("tlsSocketType", MariaDbTls.TYPE);
    return all;
  }

  /** What the driver of SQL Server is told. */
  public static Map<String, String> ofSqlServerDriver(DatabaseConfig config) {
    var properties = new Properties();
    SqlServerConnector.secure(Tls.of(config), properties);
    return texts(properties);
  }

  private static Map<String, String> texts(Properties properties) {
    var all = new LinkedHashMap<String, String>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return all;
  }

  /** The address for the driver of Oracle, with TLS where the config demands it. */
  public static String oracleUrl(DatabaseConfig config) {
    return new OracleConnector(config, "").url(Address.of(config));
  }

  /**
   * A socket that trusts and shows what the config says, over one to the config's host; the
   * handshake is still to be made.
   *
   * @throws io.weik.api.problem.ProblemException when a file is not what it should be
   */
  public static SSLSocket over(Socket plain, DatabaseConfig config) throws IOException {
    var tls = Tls.of(config);
    var socket =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(plain, config.host().orElse(""), config.usedPort(), true);
    if (tls.mode() == SslMode.VERIFY_FULL) {
      Tls.lookAtName(socket);
    }
    return socket;
  }
}
