package io.weik.source.database.poll;

import io.weik.testkit.database.PostgresServer;

class PostgresKeylessContractTest extends ServerContract {
  @Override
  PolledTable table() throws Exception {
    return new PolledTable("postgresql", PostgresServer.shared().create(), "id int, note text");
  }
}
