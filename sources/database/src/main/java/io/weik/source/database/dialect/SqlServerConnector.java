package io.weik.source.database.dialect;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects to SQL Server.
 *
 * @param application what the server shows as the name of the program
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/connect/jdbc/setting-the-connection-properties">Connection
 *     properties</a>
 */
record SqlServerConnector(DatabaseConfig config, String application) implements Connector {
  @Override
  public Connection connect(Address address) throws SQLException {
    if (config.sslCertificate().isPresent()) {
      throw new ProblemException(
          Problem.user("SQL Server asks for no certificate of its clients")
              .path("spec.Parameters.SslCertificate")
              .expected("Username and Password alone"));
    }
    var connection = new SQLServerDriver().connect("jdbc:sqlserver://", properties(address));
    return Opened.orClosed(connection, opened -> Opened.setReadTimeout(opened, config.timeout()));
  }

  Properties properties(Address address) {
    var properties = new Properties();
    properties.setProperty("serverName", address.host());
    properties.setProperty("portNumber", "" + address.port());
    config.database().ifPresent(name -> properties.setProperty("databaseName", name));
    config.username().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    properties.setProperty("applicationName", application);
    long seconds = Math.max(1, config.connectTimeout().plusMillis(999).toSeconds());
    properties.setProperty("loginTimeout", "" + seconds);
    properties.setProperty("socketTimeout", "" + config.connectTimeout().toMillis());
    properties.setProperty("connectRetryCount", "0"); // whoever runs the source backs off
    properties.setProperty("responseBuffering", "adaptive");
    if (!address.equals(Address.of(config))) {
      properties.setProperty("applicationIntent", "ReadOnly");
    }
    secure(Tls.of(config), properties);
    return properties;
  }

  /** A server always has a certificate, if only one that it made itself. */
  static void secure(Tls tls, Properties properties) {
    switch (tls.mode()) {
      case DISABLE -> properties.setProperty("encrypt", "false");
      case PREFER, REQUIRE -> {
        properties.setProperty("encrypt", "true");
        properties.setProperty("trustServerCertificate", "true");
      }
      case VERIFY_CA, VERIFY_FULL -> {
        properties.setProperty("encrypt", "true");
        properties.setProperty("trustServerCertificate", "false");
        properties.setProperty("trustManagerClass", SqlServerTrust.class.getName());
        properties.setProperty("trustManagerConstructorArg", SqlServerTrust.argument(tls));
      }
    }
  }
}
