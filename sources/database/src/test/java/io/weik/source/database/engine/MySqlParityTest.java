package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MySqlServer;
import java.util.List;

class MySqlParityTest extends ParitySuite {
  @Override
  DatabaseServer server() {
    return MySqlServer.shared();
  }

  @Override
  String product() {
    return "mysql";
  }

  @Override
  List<String> lists() {
    return List.of("mysql.txt");
  }
}
