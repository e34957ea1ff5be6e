package io.weik.source.database.poll;

import io.weik.testkit.database.MySqlServer;

class MySqlCursorContractTest extends ServerContract {
  @Override
  PolledTable table() throws Exception {
    return new PolledTable(
            "mysql", MySqlServer.shared().create(), "id int PRIMARY KEY, note varchar(100)")
        .with("CursorColumn", "id");
  }
}
