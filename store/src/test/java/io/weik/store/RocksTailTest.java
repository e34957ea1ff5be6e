package io.weik.store;

import io.weik.testkit.BackboneFixture;
import io.weik.testkit.TailContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksTailTest extends TailContract {
  @TempDir Path folder;

  @Override
  protected BackboneFixture givenBackbone() {
    return new RocksFixture(folder);
  }
}
