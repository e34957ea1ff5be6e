package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.value.PostgresValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Connects to PostgreSQL.
 *
 * @param application what the server shows as the name of the program
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">Connection parameters</a>
 */
record PostgresConnector(DatabaseConfig config, String application) implements Connector {
  private static final Driver DRIVER = new Driver();

  @Override
  public Connection connect(Address address) throws SQLException {
    var properties = properties();
    PGProperty.READ_ONLY.set(properties, true);
    PGProperty.READ_ONLY_MODE.set(properties, "always");
    PGProperty.DEFAULT_ROW_FETCH_SIZE.set(properties, config.batchSize());
    var connection = open(address, properties);
    return Opened.orClosed(connection, this::prepare);
  }

  /** A connection that speaks the protocol of replication, with no settings made yet. */
  Connection connectForReplication(Address address) throws SQLException {
    var properties = properties();
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    return open(address, properties);
  }

  private Connection open(Address address, Properties properties) throws SQLException {
    var database = Address.encoded(config.database().orElse(""));
    var url = "jdbc:postgresql://%s/%s".formatted(address, database);
    var connection = DRIVER.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not take the address " + url);
    }
    return connection;
  }

  private Properties properties() {
    var properties = new Properties();
    config.username().ifPresent(user -> PGProperty.USER.set(properties, user));
    config.password().ifPresent(password -> PGProperty.PASSWORD.set(properties, password.reveal()));
    PGProperty.APPLICATION_NAME.set(properties, application);
    PGProperty.CONNECT_TIMEOUT.set(properties, seconds(config.connectTimeout()));
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds(config.connectTimeout()));
    PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, (int) config.connectTimeout().toMillis());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    PGProperty.BINARY_TRANSFER.set(properties, false);
    PGProperty.STRING_TYPE.set(properties, "unspecified");
    PGProperty.PREPARE_THRESHOLD.set(properties, 0); // works behind poolers of any kind
    PostgresTls.put(Tls.of(config), properties);
    return properties;
  }

  private void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(PostgresValues.setSettings());
      statement.execute("SET statement_timeout TO " + config.timeout().toMillis());
    }
    Opened.setReadTimeout(connection, config.timeout());
  }

  private static int seconds(Duration time) {
    return Math.clamp(time.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE / 1000);
  }
}
