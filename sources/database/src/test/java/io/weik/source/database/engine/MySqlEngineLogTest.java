package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MySqlServer;
import java.util.List;

class MySqlEngineLogTest extends BinlogSuite {
  @Override
  DatabaseServer server() {
    return MySqlServer.shared();
  }

  @Override
  List<String> unreadable() {
    return List.of();
  }

  @Override
  String product() {
    return "mysql";
  }
}
