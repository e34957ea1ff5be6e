package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MySqlServer;

class MySqlEngineLogTest extends EngineLogSuite {
  @Override
  DatabaseServer server() {
    return MySqlServer.shared();
  }

  @Override
  String product() {
    return "mysql";
  }
}
