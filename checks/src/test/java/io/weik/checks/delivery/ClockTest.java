package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.runtime.DeliveryStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clock's jumping an hour does to deliveries: nothing. */
class ClockTest {
  private static final Duration WAIT = Duration.ofMillis(1_500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @TempDir private Path folder;
  private final JumpingClock clock = new JumpingClock();
  private final List<Long> tries = new CopyOnWriteArrayList<>();
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder, clock);
    world.flow(
        _ -> {
          tries.add(System.nanoTime());
          if (tries.size() < 3) {
            throw new IllegalStateException("not yet");
          }
        });
  }

  @AfterEach
  void close() throws InterruptedException {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void aTryIsMadeAfterItsWaitWhateverTheClockSays(long hours) throws Exception {
    world.apply(Policies.with(Policies.retries(3, WAIT)));
    world.emit("e1", "");
    await().until(() -> retrying() == 1);

    clock.jump(Duration.ofHours(hours));

    await().atMost(LONGEST).until(() -> world.subscription().pending() == 0);
    thenEachTryWaited();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void aRestartWithAnotherTimeNeitherWaitsForTheClockNorLosesATry(long hours) throws Exception {
    world.apply(Policies.with(Policies.retries(3, WAIT)));
    world.emit("e1", "");
    await().until(() -> retrying() == 1);

    clock.jump(Duration.ofHours(hours));
    world.restart();

    await().atMost(LONGEST).until(() -> world.subscription().pending() == 0);
    assertThat(tries).hasSize(3);
    assertThat(world.node().deadLetters().all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void anOpenCircuitIsTriedAfterItsPauseWhateverTheClockSays(long hours) throws Exception {
    world.apply(Policies.circuit(2, Policies.retries(5, Duration.ofMillis(10)), WAIT));
    world.emit("e1", "one");
    world.emit("e2", "two");
    await().until(() -> state().equals("circuit open"));

    clock.jump(Duration.ofHours(hours));

    await().atMost(LONGEST).until(() -> world.subscription().pending() == 0);
    assertThat(state()).isEqualTo("running");
  }

  private void thenEachTryWaited() {
    assertThat(tries).hasSize(3);
    for (int i = 1; i < tries.size(); i++) {
      assertThat(Duration.ofNanos(tries.get(i) - tries.get(i - 1))).isGreaterThanOrEqualTo(WAIT);
    }
  }

  private int retrying() {
    return status().retrying().size();
  }

  private String state() {
    return status().state().word();
  }

  private DeliveryStatus status() {
    return world.node().flows().getFirst().deliveries().getFirst();
  }
}
