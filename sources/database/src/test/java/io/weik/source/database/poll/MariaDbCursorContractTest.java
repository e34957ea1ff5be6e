package io.weik.source.database.poll;

import io.weik.testkit.database.MariaDbServer;

class MariaDbCursorContractTest extends ServerContract {
  @Override
  PolledTable table() throws Exception {
    return new PolledTable(
            "mariadb", MariaDbServer.shared().create(), "id int PRIMARY KEY, note varchar(100)")
        .with("CursorColumn", "id");
  }
}
