package io.weik.source.database.dialect;

import com.mysql.cj.jdbc.Driver;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.value.MySqlValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * Connects to MySQL and MariaDB, both by the driver of MySQL.
 *
 * @param application what the server shows as the name of the program
 * @see <a
 *     href="https://dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html">Configuration
 *     Properties</a>
 */
record MySqlConnector(DatabaseConfig config, String application) implements Connector {
  @Override
  public Connection connect(Address address) throws SQLException {
    var database = Address.encoded(config.database().orElse(""));
    var url = "jdbc:mysql://%s/%s".formatted(address, database);
    var connection = Optional.ofNullable(new Driver().connect(url, properties()));
    return Opened.orClosed(
        connection.orElseThrow(() -> new SQLException("the driver does not take " + url)),
        this::prepare);
  }

  private Properties properties() {
    var properties = new Properties();
    config.username().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    var millis = "" + config.connectTimeout().toMillis();
    properties.setProperty("connectTimeout", millis);
    properties.setProperty("socketTimeout", millis);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionAttributes", "program_name:" + application);
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("tinyInt1isBit", "false");
    properties.setProperty("netTimeoutForStreamingResults", "0"); // set below, once
    // without it nobody with a password of the newer kind gets in where there is no TLS; who can
    // pass a false key can as well say that there is no TLS
    properties.setProperty("allowPublicKeyRetrieval", "true");
    MySqlTls.put(Tls.of(config), properties);
    return properties;
  }

  private void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(MySqlValues.setSettings());
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      long seconds = Math.max(1, config.timeout().plusMillis(999).toSeconds());
      statement.execute("SET SESSION net_write_timeout = " + seconds);
      limit(statement);
    }
    Opened.setReadTimeout(connection, config.timeout());
  }

  /** How long a statement may take is said differently. */
  private void limit(Statement statement) throws SQLException {
    boolean isMariaDb;
    try (var version = statement.executeQuery("SELECT VERSION()")) {
      isMariaDb = version.next() && isMariaDb(version.getString(1));
    }
    statement.execute(
        isMariaDb
            ? "SET SESSION max_statement_time = " + config.timeout().toMillis() / 1000.0
            : "SET SESSION max_execution_time = " + config.timeout().toMillis());
  }

  /** Whether this is a version of MariaDB; a config may say {@link Product#MYSQL} of it. */
  static boolean isMariaDb(String version) {
    return version.contains("MariaDB");
  }
}
