package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.SslMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import oracle.jdbc.OracleConnection;
import oracle.jdbc.pool.OracleDataSource;

/**
 * Connects to Oracle. TLS has a port of its own there, so that prefer is without it; what Oracle
 * itself encrypts is asked for then.
 *
 * @param application what the server shows as the name of the program
 * @see <a href="https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/">JDBC
 *     Developer's Guide</a>
 */
record OracleConnector(DatabaseConfig config, String application) implements Connector {
  private static final Pattern SERVICE = Pattern.compile("[\\p{L}\\p{N}_.$#-]+");

  @Override
  public Connection connect(Address address) throws SQLException {
    var source = new OracleDataSource();
    source.setURL(url(address));
    source.setConnectionProperties(properties());
    var builder = source.createConnectionBuilder();
    config.username().ifPresent(builder::user);
    config.password().ifPresent(secret -> builder.password(secret.reveal()));
    if (isSecured()) {
      builder.sslContext(Tls.of(config).context());
    }
    return Opened.orClosed(builder.build(), this::prepare);
  }

  private boolean isSecured() {
    return switch (config.sslMode()) {
      case DISABLE, PREFER -> false;
      case REQUIRE, VERIFY_CA, VERIFY_FULL -> true;
    };
  }

  String url(Address address) {
    return "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=%s)(HOST=%s)(PORT=%d))(CONNECT_DATA=(SERVICE_NAME=%s)))"
        .formatted(isSecured() ? "tcps" : "tcp", address.host(), address.port(), service());
  }

  private String service() {
    var service = config.database().orElse("");
    if (!SERVICE.matcher(service).matches()) { // it goes into the description of the address
      throw new ProblemException(
          Problem.user("no name of a service")
              .path("spec.Parameters.Database")
              .value(service)
              .expected("one such as ORCLPDB1"));
    }
    return service;
  }

  Properties properties() {
    var properties = new Properties();
    var millis = "" + config.connectTimeout().toMillis();
    properties.setProperty(OracleConnection.CONNECTION_PROPERTY_THIN_NET_CONNECT_TIMEOUT, millis);
    properties.setProperty(OracleConnection.CONNECTION_PROPERTY_THIN_READ_TIMEOUT, millis);
    properties.setProperty(OracleConnection.CONNECTION_PROPERTY_NET_KEEPALIVE, "true");
    properties.setProperty(OracleConnection.CONNECTION_PROPERTY_THIN_VSESSION_PROGRAM, application);
    properties.setProperty(
        OracleConnection.CONNECTION_PROPERTY_DEFAULT_ROW_PREFETCH, "" + config.batchSize());
    properties.setProperty(
        OracleConnection.CONNECTION_PROPERTY_THIN_SSL_SERVER_DN_MATCH,
        "" + (config.sslMode() == SslMode.VERIFY_FULL));
    if (config.sslMode() == SslMode.PREFER) {
      properties.setProperty(
          OracleConnection.CONNECTION_PROPERTY_THIN_NET_ENCRYPTION_LEVEL, "REQUESTED");
    }
    return properties;
  }

  private void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ALTER SESSION SET TIME_ZONE = '+00:00'");
    }
    Opened.setReadTimeout(connection, config.timeout());
  }
}
