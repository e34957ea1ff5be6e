package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.mariadb.MariaDbConnectorTask;
import java.util.Optional;

/** Debezium's connector for MariaDB. */
final class MariaDbTask extends MariaDbConnectorTask implements Binlog.Task {
  @Override
  public Optional<BinaryLogClient> client() {
    return Binlog.client(coordinator);
  }
}
