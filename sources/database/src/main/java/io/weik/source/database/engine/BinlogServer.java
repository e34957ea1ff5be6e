package io.weik.source.database.engine;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.LogTls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTask;

/** The two products that have a binlog. */
enum BinlogServer {
  /** MySQL. */
  MYSQL {
    @Override
    SourceTask connector() {
      return new MySqlTask();
    }

    @Override
    String connectorClass() {
      return "io.debezium.connector.mysql.MySqlConnector";
    }

    @Override
    String identity(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@server_uuid");
    }

    @Override
    boolean namesTransactions(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@global.gtid_mode").equals("ON");
    }

    @Override
    String transactions(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@global.gtid_executed").replaceAll("\\s", "");
    }

    // that certificates are looked at is the work of the sockets that it is given
    @Override
    Map<String, String> tls(DatabaseConfig config, Connection connection) {
      var all = new LinkedHashMap<String, String>();
      all.put(
          SSL_MODE,
          switch (config.sslMode()) {
            case DISABLE -> "disabled";
            case PREFER -> "preferred";
            case REQUIRE, VERIFY_CA, VERIFY_FULL -> "required";
          });
      all.put("driver.allowPublicKeyRetrieval", "true");
      LogTls.ofMySqlDriver(config).forEach((name, value) -> all.put("driver." + name, value));
      return all;
    }
  },
  /** MariaDB. */
  MARIADB {
    @Override
    SourceTask connector() {
      return new MariaDbTask();
    }

    @Override
    String connectorClass() {
      return "io.debezium.connector.mariadb.MariaDbConnector";
    }

    @Override
    String identity(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@server_id");
    }

    @Override
    boolean namesTransactions(Connection connection) {
      return true;
    }

    @Override
    String transactions(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@global.gtid_binlog_pos");
    }

    @Override
    Map<String, String> tls(DatabaseConfig config, Connection connection) throws SQLException {
      var all = new LinkedHashMap<String, String>();
      all.put(
          SSL_MODE,
          switch (config.sslMode()) {
            case DISABLE -> "disable";
            case PREFER -> hasTls(connection) ? "trust" : "disable";
            case REQUIRE -> "trust";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_FULL -> "verify-full";
          });
      config
          .sslRootCertificate()
          .ifPresent(file -> all.put("driver.serverSslCert", file.toString()));
      LogTls.ofMariaDbDriver(config).forEach((name, value) -> all.put("driver." + name, value));
      return all;
    }

    private static boolean hasTls(Connection connection) throws SQLException {
      return Sql.text(connection, "SELECT @@have_ssl").equals("YES");
    }
  };

  private static final String SSL_MODE = "database.ssl.mode";

  abstract SourceTask connector();

  /** The class of Debezium that says which connector it is. */
  abstract String connectorClass();

  /** The mark of a server. */
  abstract String identity(Connection connection) throws SQLException;

  /** Whether transactions have names that are the same in all copies of the server. */
  abstract boolean namesTransactions(Connection connection) throws SQLException;

  /** The names of all transactions that its binlog had till now. */
  abstract String transactions(Connection connection) throws SQLException;

  /** The properties that say how connections are secured. */
  abstract Map<String, String> tls(DatabaseConfig config, Connection connection)
      throws SQLException;
}
