package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.resource.OnGap;
import io.weik.runtime.DeliveryState;
import io.weik.runtime.Retention;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A stream's hard limit may overtake a subscription: that is told, and its policy is followed. */
class GapTest extends DeliveryCase {
  private void overtake(OnGap onGap) throws Exception {
    world.flow(event -> taken.add(event.id()));
    world.apply(Policies.onGap(onGap));
    world.node().pause(World.SUBSCRIPTION, true);
    world.restart();
    for (int i = 1; i <= 600; i++) {
      world.emit("e" + i, "one");
    }
    var hard = new Retention(Instant.MIN, OptionalLong.empty(), 1, OptionalLong.of(1000));
    assertThat(world.store().retain("eventsource-orders-stream", hard)).isGreaterThan(500);
    world.node().pause(World.SUBSCRIPTION, false);
  }

  @Test
  void itGoesOnWithWhatIsKept() throws Exception {
    overtake(OnGap.CONTINUE);

    world.awaitAllDone();
    assertThat(taken).endsWith("e600").doesNotContain("e400");
    assertThat(world.system("io.weik.gap")).isNotEmpty();
    assertThat(world.subscription().problem().orElseThrow().message()).contains("events are gone");
    world.node().pause(World.SUBSCRIPTION, false);
    assertThat(world.subscription().problem()).isEmpty();
  }

  @Test
  void itStandsStillUntilSomeoneResumesIt() throws Exception {
    overtake(OnGap.FAIL);

    await().until(() -> state() instanceof DeliveryState.Failed);
    assertThat(taken).doesNotContain("e600");
    await()
        .until(
            () -> {
              world.node().pause(World.SUBSCRIPTION, false);
              return taken.contains("e600");
            });
    assertThat(world.subscription().problem()).isEmpty();
  }

  private DeliveryState state() {
    return world.node().flows().getFirst().deliveries().getFirst().state();
  }
}
