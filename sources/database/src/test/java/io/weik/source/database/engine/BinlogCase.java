package io.weik.source.database.engine;

import io.weik.testkit.database.Database;
import io.weik.testkit.database.DatabaseServer;

/** A table on a server with a binlog that the test may break. */
abstract class BinlogCase extends EngineLogCase {
  final BinlogUnderTest product;
  final Database database;

  BinlogCase(BinlogUnderTest product) {
    this(product, product.scene());
  }

  private BinlogCase(BinlogUnderTest product, ServerScene scene) {
    super(scene);
    this.product = product;
    this.database = scene.database();
  }

  DatabaseServer server() {
    return product.server();
  }
}
