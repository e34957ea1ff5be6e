package io.weik.source.database.engine;

import io.debezium.connector.mariadb.MariaDbConnectorTask;

/** Debezium's connector for MariaDB. */
final class MariaDbTask extends MariaDbConnectorTask implements StreamingTask {
  @Override
  public boolean streams() {
    return Binlog.isConnected(coordinator);
  }
}
