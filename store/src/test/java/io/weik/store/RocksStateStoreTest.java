package io.weik.store;

import io.weik.testkit.BackboneFixture;
import io.weik.testkit.StateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksStateStoreTest extends StateStoreContract {
  @TempDir Path folder;

  @Override
  protected BackboneFixture givenBackbone() {
    return new RocksFixture(folder);
  }
}
