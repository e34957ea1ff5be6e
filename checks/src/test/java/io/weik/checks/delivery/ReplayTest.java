package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Extensions;
import io.weik.runtime.ReplayRequest;
import io.weik.runtime.ReplayStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored events are delivered again when someone asks. */
class ReplayTest extends DeliveryCase {
  private final List<String> again = new CopyOnWriteArrayList<>();

  @BeforeEach
  void deliverThree() throws Exception {
    world.flow(
        event -> (event.extension(Extensions.REPLAY).isPresent() ? again : taken).add(event.id()));
    world.apply(Policies.DEFAULT);
    for (int i = 1; i <= 3; i++) {
      world.emit("e" + i, "one");
    }
    world.awaitAllDone();
  }

  @Test
  void replayedEventsKeepTheirIdsAndAreMarked() throws Exception {
    var started = world.node().replays().start(request(Optional.empty()));

    await().until(() -> state(started.id()) == ReplayStatus.State.DONE);
    assertThat(again).containsExactly("e1", "e2", "e3");
    assertThat(taken).containsExactly("e1", "e2", "e3");
    assertThat(world.subscription().pending()).isZero();
  }

  @Test
  void aPlanCountsAndDeliversNothing() {
    var plan = world.node().replays().plan(request(Optional.empty()));

    assertThat(plan.events()).isEqualTo(3);
    assertThat(plan.flows()).containsExactly("billing");
    assertThat(again).isEmpty();
  }

  @Test
  void aRunningReplayGoesOnAfterARestartAndDoesNotBeginAnew() throws Exception {
    var started = world.node().replays().start(request(Optional.of(2)));
    await().until(() -> again.size() == 1);

    world.restart();

    await().until(() -> state(started.id()) == ReplayStatus.State.DONE);
    assertThat(again).containsExactly("e1", "e2", "e3");
  }

  @Test
  void aRunningReplayCanBeCancelled() throws Exception {
    var started = world.node().replays().start(request(Optional.of(1)));
    await().until(() -> again.size() == 1);

    world.node().replays().cancel(started.id());

    assertThat(state(started.id())).isEqualTo(ReplayStatus.State.CANCELLED);
    world.restart();
    world.emit("e4", "one");
    world.awaitAllDone();
    assertThat(again).doesNotContain("e3");
    assertThat(taken).endsWith("e4");
  }

  private static ReplayRequest request(Optional<Integer> perSecond) {
    return new ReplayRequest(
        World.SUBSCRIPTION, Optional.empty(), Optional.empty(), Optional.empty(), perSecond);
  }

  private ReplayStatus.State state(String id) {
    return world.node().replays().all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
