package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MariaDbServer;
import java.util.List;

class MariaDbParityTest extends ParitySuite {
  @Override
  DatabaseServer server() {
    return MariaDbServer.shared();
  }

  @Override
  String product() {
    return "mariadb";
  }

  @Override
  List<String> lists() {
    return List.of("mysql.txt", "mariadb.txt");
  }
}
