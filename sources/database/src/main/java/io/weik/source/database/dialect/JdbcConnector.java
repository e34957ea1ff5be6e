package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to any database by its JDBC address. */
final class JdbcConnector implements Connector {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcConnector.class);

  private final DatabaseConfig config;
  private final Supplier<Driver> driver;

  /** For a config, whose driver is loaded when it is needed. */
  JdbcConnector(DatabaseConfig config) {
    this.config = config;
    this.driver = new JdbcDrivers(config);
  }

  @Override
  public Connection connect(Address address) throws SQLException {
    var url = config.jdbcUrl().orElse("");
    var properties = new Properties();
    config.username().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    var connection = driver.get().connect(url, properties);
    if (connection == null) {
      throw new ProblemException(
          Problem.user("the driver does not take the address")
              .path("spec.Parameters.JdbcUrl")
              .hint("check JdbcUrl and JdbcDriver"));
    }
    return Opened.orClosed(connection, this::prepare);
  }

  private void prepare(Connection connection) throws SQLException {
    try {
      Opened.setReadTimeout(connection, config.timeout());
    } catch (SQLFeatureNotSupportedException | AbstractMethodError _) {
      LOG.debug("the JDBC driver cannot limit how long it waits");
    }
    try {
      connection.setReadOnly(true);
    } catch (SQLException _) {
      LOG.debug("the JDBC driver cannot be told to read only");
    }
  }
}
