package io.weik.source.database.engine;

import io.debezium.connector.mysql.MySqlConnectorTask;

/** Debezium's connector for MySQL. */
final class MySqlTask extends MySqlConnectorTask implements StreamingTask {
  @Override
  public boolean streams() {
    return Binlog.isConnected(coordinator);
  }
}
