package io.weik.store;

import io.weik.testkit.BackboneFixture;
import io.weik.testkit.EventLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksEventLogTest extends EventLogContract {
  @TempDir Path folder;

  @Override
  protected BackboneFixture givenBackbone() {
    return new RocksFixture(folder);
  }
}
