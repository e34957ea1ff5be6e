package io.weik.store;

import io.weik.testkit.BackboneFixture;
import io.weik.testkit.RetentionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksRetentionTest extends RetentionContract {
  @TempDir Path folder;

  @Override
  protected BackboneFixture givenBackbone() {
    return new RocksFixture(folder);
  }
}
