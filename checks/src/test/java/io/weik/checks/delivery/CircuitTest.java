package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.runtime.DeadLetter;
import io.weik.runtime.DeliveryState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When everything fails, deliveries pause instead of burning through the stream. */
class CircuitTest extends DeliveryCase {
  private final AtomicBoolean down = new AtomicBoolean(true);
  private final AtomicInteger tries = new AtomicInteger();

  private void take(Event event) {
    tries.incrementAndGet();
    if (down.get()) {
      throw new IllegalStateException("connection refused");
    }
    taken.add(event.id());
  }

  @Test
  void deliveriesPauseWhenEverythingFailsAndTheFirstSuccessResumesThem() throws Exception {
    world.flow(this::take);
    var retry = Policies.retries(5, Duration.ofMillis(5));
    world.apply(Policies.circuit(8, retry, Duration.ofMillis(300)));

    for (int i = 0; i < 100; i++) {
      world.emit("e" + i, "key-" + i);
    }

    await().until(() -> state() instanceof DeliveryState.CircuitOpen);
    assertThat(((DeliveryState.CircuitOpen) state()).error()).isEqualTo("connection refused");
    assertThat(world.subscription().problem()).isPresent();
    await().until(() -> world.system("io.weik.circuit.opened").size() == 1);
    down.set(false);
    world.awaitAllDone();
    assertThat(taken).hasSize(100);
    assertThat(world.node().deadLetters().count()).isZero();
    assertThat(tries.get()).isLessThan(100 + 50);
    assertThat(state()).isInstanceOf(DeliveryState.Running.class);
    await().until(() -> world.system("io.weik.circuit.closed").size() == 1);
  }

  @Test
  void whileItIsOpenOneEventAtATimeIsTried() throws Exception {
    world.flow(this::take);
    var retry = Policies.retries(1000, Duration.ofMillis(1));
    world.apply(Policies.circuit(4, retry, Duration.ofMillis(100)));
    for (int i = 0; i < 50; i++) {
      world.emit("e" + i, "key-" + i);
    }
    await().until(() -> state() instanceof DeliveryState.CircuitOpen);
    await().until(() -> world.subscription().inFlight() == 0);

    int before = tries.get();
    await().until(() -> tries.get() >= before + 3);

    assertThat(tries.get()).isLessThanOrEqualTo(before + 4);
  }

  @Test
  void oneEventThatAlwaysFailsDoesNotPauseTheOthers() throws Exception {
    world.flow(
        event -> {
          if (event.id().equals("bad")) {
            throw new IllegalStateException("no such customer");
          }
          taken.add(event.id());
        });
    world.apply(
        Policies.circuit(3, Policies.retries(8, Duration.ofMillis(5)), Duration.ofHours(1)));

    world.emit("bad", "one");
    world.emit("good", "one");

    world.awaitAllDone();
    assertThat(taken).containsExactly("good");
    assertThat(world.node().deadLetters().count()).isEqualTo(1);
  }

  @Test
  void aDeadLetterThatIsRetriedIsTriedAtOnceAndMayCloseIt() throws Exception {
    world.flow(this::take);
    var retry = Policies.retries(2, Duration.ofMillis(5));
    world.apply(Policies.circuit(3, retry, Duration.ofHours(1)));
    world.emit("e1", "");
    await().until(() -> world.node().deadLetters().count() == 1);
    world.emit("e2", "");
    await().until(() -> state() instanceof DeliveryState.CircuitOpen);
    assertThat(world.node().retry(letter())).hasValue("connection refused");

    down.set(false);
    assertThat(world.node().retry(letter())).isEmpty();

    world.awaitAllDone();
    assertThat(taken).containsExactly("e1", "e2");
    assertThat(state()).isInstanceOf(DeliveryState.Running.class);
  }

  private void takeHealthy(Event event) {
    tries.incrementAndGet();
    if (event.id().startsWith("sick")) {
      throw new IllegalStateException("no such customer");
    }
    taken.add(event.id());
  }

  @Test
  void anEventThatComesWhileOnlyOldOnesFailIsTakenAtOnce() throws Exception {
    world.flow(this::takeHealthy);
    var retry = Policies.retries(1000, Duration.ofMillis(1));
    world.apply(Policies.circuit(6, retry, Duration.ofHours(1)));
    world.emit("sick-1", "one");
    world.emit("sick-2", "two");
    await().until(() -> state() instanceof DeliveryState.CircuitOpen);

    world.emit("healthy", "three");

    await().until(() -> taken.contains("healthy"));
  }

  @Test
  void manyThatFailDoNotKeepTheHealthyOnesWaiting() throws Exception {
    world.flow(this::takeHealthy);
    var retry = Policies.retries(5, Duration.ofMillis(50));
    world.apply(Policies.circuit(10, retry, Duration.ofHours(1)));

    for (int i = 0; i < 1000; i++) {
      world.emit(i % 10 == 0 ? "sick-" + i : "healthy-" + i, "key-" + i % 100);
    }

    await().until(() -> taken.size() == 900);
  }

  private DeadLetter letter() {
    return world.node().deadLetters().all().getFirst();
  }

  private DeliveryState state() {
    return world.node().flows().getFirst().deliveries().getFirst().state();
  }
}
