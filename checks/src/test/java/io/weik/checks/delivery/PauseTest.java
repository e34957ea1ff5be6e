package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** A paused subscription delivers nothing and loses nothing. */
class PauseTest extends DeliveryCase {
  @Test
  void aPausedSubscriptionKeepsItsPlaceAlsoOverARestart() throws Exception {
    world.flow(event -> taken.add(event.id()));
    world.apply(Policies.DEFAULT);
    world.emit("e1", "");
    world.awaitAllDone();

    world.node().pause(World.SUBSCRIPTION, true);
    world.emit("e2", "");
    assertThat(world.subscription().word()).isEqualTo("paused");
    world.restart();
    world.emit("e3", "");

    assertThat(world.subscription().paused()).isTrue();
    assertThat(world.subscription().pending()).isEqualTo(2);
    world.node().pause(World.SUBSCRIPTION, false);
    world.awaitAllDone();
    assertThat(taken).containsExactly("e1", "e2", "e3");
  }

  @Test
  void anUnknownSubscriptionCannotBePaused() throws Exception {
    world.apply(Policies.DEFAULT);

    assertThatThrownBy(() -> world.node().pause("nobody", true))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no such subscription");
  }
}
