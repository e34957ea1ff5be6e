package io.weik.checks.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of deliveries start with: a world, and the ids that its flow took. */
class DeliveryCase {
  @TempDir private Path folder;
  final List<String> taken = new CopyOnWriteArrayList<>();
  World world;

  @BeforeEach
  void open() {
    world = new World(folder);
  }

  @AfterEach
  void close() throws InterruptedException {
    world.close();
  }
}
