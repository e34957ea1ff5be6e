package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.resource.StreamRetention;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source cleans up in the outside world when it is gone, and not when it only stops. */
class ReleaseTest extends DeliveryCase {
  @BeforeEach
  void begin() throws InterruptedException {
    world.apply(World.source(StreamRetention.defaults()));
    world.hand().context();
  }

  @Test
  void aRemovedSourceIsReleased() throws Exception {
    world.apply();

    assertThat(world.hand().released).containsExactly("orders");
  }

  @Test
  void aChangedSourceIsReleasedForItsSuccessor() throws Exception {
    world.apply(
        World.source(StreamRetention.defaults(), "com.example.other", Optional.empty(), List.of()));

    assertThat(world.hand().released).containsExactly("orders for None[]");
  }

  @Test
  void aStoppedOrRestartedSourceIsNot() throws Exception {
    world.restart();

    assertThat(world.hand().released).isEmpty();
  }

  @Test
  void whatCannotBeCleanedUpIsToldAndStopsNothing() throws Exception {
    world.hand().failsWith("slot weikio_orders is in use");

    world.apply();

    assertThat(world.node().instances()).isEmpty();
    await().until(() -> world.system("io.weik.source.leftover").size() == 1);
    assertThat(world.system("io.weik.source.leftover").getFirst().data().orElseThrow().text())
        .contains("slot weikio_orders is in use");
  }
}
