package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.mysql.MySqlConnectorTask;
import java.util.Optional;

/** Debezium's connector for MySQL. */
final class MySqlTask extends MySqlConnectorTask implements Binlog.Task {
  @Override
  public Optional<BinaryLogClient> client() {
    return Binlog.client(coordinator);
  }
}
