package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MariaDbServer;
import java.util.List;

class MariaDbEngineLogTest extends BinlogSuite {
  @Override
  DatabaseServer server() {
    return MariaDbServer.shared();
  }

  @Override
  List<String> unreadable() {
    return List.of(
        "ALTER TABLE orders ADD COLUMN packed TEXT COMPRESSED",
        "INSERT INTO orders VALUES (4, 'four', 1, REPEAT('x', 2000))",
        "ALTER TABLE orders DROP COLUMN packed");
  }

  @Override
  String product() {
    return "mariadb";
  }
}
