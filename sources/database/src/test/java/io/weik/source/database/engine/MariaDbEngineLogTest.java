package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MariaDbServer;

class MariaDbEngineLogTest extends EngineLogSuite {
  @Override
  DatabaseServer server() {
    return MariaDbServer.shared();
  }

  @Override
  String product() {
    return "mariadb";
  }
}
