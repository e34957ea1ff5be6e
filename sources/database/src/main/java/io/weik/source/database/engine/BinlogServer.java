package io.weik.source.database.engine;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.SslMode;
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

    @Override
    String sslMode(SslMode mode) {
      return switch (mode) {
        case DISABLE -> "disabled";
        case PREFER -> "preferred";
        case REQUIRE -> "required";
        case VERIFY_CA -> "verify_ca";
        case VERIFY_FULL -> "verify_identity";
      };
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
    String sslMode(SslMode mode) {
      return switch (mode) {
        case DISABLE, PREFER -> "disable";
        case REQUIRE -> "trust";
        case VERIFY_CA -> "verify-ca";
        case VERIFY_FULL -> "verify-full";
      };
    }
  };

  abstract SourceTask connector();

  /** The class of Debezium that says which connector it is. */
  abstract String connectorClass();

  /** The mark of a server. */
  abstract String identity(Connection connection) throws SQLException;

  /** Whether transactions have names that are the same in all copies of the server. */
  abstract boolean namesTransactions(Connection connection) throws SQLException;

  /** The names of all transactions that its binlog had till now. */
  abstract String transactions(Connection connection) throws SQLException;

  abstract String sslMode(SslMode mode);

  /** Properties of its connector. */
  Map<String, String> properties(DatabaseConfig config) {
    var all = new LinkedHashMap<String, String>();
    all.put("connector.class", connectorClass());
    all.put("database.ssl.mode", sslMode(config.sslMode()));
    return all;
  }
}
