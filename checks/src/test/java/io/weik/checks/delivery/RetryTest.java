package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.flow.RefusedException;
import io.weik.api.flow.RetryLaterException;
import io.weik.runtime.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of an event that its flow does not take. */
class RetryTest extends DeliveryCase {
  private final List<Long> tries = new CopyOnWriteArrayList<>();

  @Test
  void itIsTriedAsOftenAsThePolicySaysAndThenBecomesADeadLetter() throws Exception {
    world.flow(
        event -> {
          tries.add(System.nanoTime());
          throw new IllegalStateException("no such customer " + tries.size());
        });
    world.apply(Policies.with(Policies.retries(3, Duration.ofMillis(10))));

    world.emit("e1", "");

    await().until(() -> letters().size() == 1);
    assertThat(tries).hasSize(3);
    var letter = letters().getFirst();
    assertThat(letter.event().id()).isEqualTo("e1");
    assertThat(letter.tries())
        .extracting(DeadLetter.FailedTry::error)
        .containsExactly("no such customer 1", "no such customer 2", "no such customer 3");
    assertThat(world.subscription().pending()).isZero();
  }

  @Test
  void noTryBeginsBeforeItsTime() throws Exception {
    world.flow(
        _ -> {
          tries.add(System.nanoTime());
          throw new IllegalStateException("no");
        });
    world.apply(Policies.with(Policies.retries(4, Duration.ofMillis(60))));

    world.emit("e1", "");

    await().until(() -> letters().size() == 1);
    for (int i = 1; i < tries.size(); i++) {
      assertThat(Duration.ofNanos(tries.get(i) - tries.get(i - 1)))
          .isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }
  }

  @Test
  void aFlowMayAskForTheEventLater() throws Exception {
    world.flow(
        event -> {
          tries.add(System.nanoTime());
          if (tries.size() == 1) {
            throw new RetryLaterException("quota used up", Duration.ofMillis(300), new Exception());
          }
          taken.add(event.id());
        });
    world.apply(Policies.DEFAULT);

    world.emit("e1", "");

    world.awaitAllDone();
    assertThat(taken).containsExactly("e1");
    assertThat(Duration.ofNanos(tries.get(1) - tries.get(0)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aFlowMayRefuseForGood() throws Exception {
    world.flow(
        _ -> {
          tries.add(System.nanoTime());
          throw new RefusedException("unknown currency EUX");
        });
    world.apply(Policies.DEFAULT);

    world.emit("e1", "");

    await().until(() -> letters().size() == 1);
    assertThat(tries).hasSize(1);
    assertThat(letters().getFirst().error()).isEqualTo("unknown currency EUX");
  }

  @Test
  void aFlowThatTakesTooLongIsCutOff() throws Exception {
    world.flow(
        event -> {
          if (event.id().equals("slow")) {
            new CountDownLatch(1).await();
          }
          taken.add(event.id());
        });
    world.apply(Policies.withTimeout(Duration.ofMillis(200), 2));

    world.emit("slow", "one");
    world.emit("next", "one");

    world.awaitAllDone();
    assertThat(taken).containsExactly("next");
    assertThat(letters().getFirst().tries()).hasSize(2);
    assertThat(letters().getFirst().error()).contains("cut off after 200 ms", "DeliveryTimeout");
  }

  @Test
  void aFlowThatDoesNotEvenEndWhenItIsInterruptedLosesOnlyItsEvent() throws Exception {
    var end = new CountDownLatch(1);
    world.flow(
        event -> {
          if (event.id().equals("endless")) {
            awaitWhateverComes(end);
          } else {
            taken.add(event.id());
          }
        });
    world.apply(Policies.withTimeout(Duration.ofMillis(100), 5));

    world.emit("endless", "one");
    world.emit("next", "one");

    await().until(() -> taken.contains("next"));
    assertThat(letters().getFirst().error()).contains("it still runs");
    assertThat(status().stuck()).isEqualTo(1);
    end.countDown();
    await().until(() -> status().stuck() == 0);
    assertThat(taken).containsExactly("next");
  }

  private static void awaitWhateverComes(CountDownLatch end) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        end.await();
        interrupted = false;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
  }

  @Test
  void anInterruptThatAFlowLeavesBehindIsNotTakenForAStop() throws Exception {
    world.flow(
        event -> {
          Thread.currentThread().interrupt();
          tries.add(System.nanoTime());
          if (tries.size() == 1) {
            throw new IllegalStateException("once");
          }
          taken.add(event.id());
        });
    world.apply(Policies.DEFAULT);

    world.emit("e1", "one");

    world.awaitAllDone();
    assertThat(taken).containsExactly("e1");
  }

  @Test
  void anErrorOfTheFlowIsAFailedTry() throws Exception {
    world.flow(
        event -> {
          if (tries.isEmpty()) {
            tries.add(0L);
            throw new StackOverflowError();
          }
          taken.add(event.id());
        });
    world.apply(Policies.DEFAULT);

    world.emit("e1", "");

    world.awaitAllDone();
    assertThat(taken).containsExactly("e1");
    assertThat(status().lastError()).hasValue("StackOverflowError");
  }

  @Test
  void triesAndTheirTimesSurviveARestart() throws Exception {
    world.flow(
        _ -> {
          tries.add(System.nanoTime());
          throw new IllegalStateException("no " + tries.size());
        });
    world.apply(Policies.with(Policies.retries(3, Duration.ofSeconds(2))));
    world.emit("e1", "");
    await().until(() -> status().retrying().size() == 1);
    var due = status().retrying().getFirst().due();

    world.restart();

    await().until(() -> status().retrying().size() == 1);
    assertThat(status().retrying().getFirst())
        .satisfies(
            retrying -> {
              assertThat(retrying.tries()).isEqualTo(1);
              assertThat(retrying.due()).isEqualTo(due);
              assertThat(retrying.error()).isEqualTo("no 1");
            });
    await().until(() -> tries.size() == 2);
    assertThat(Duration.ofNanos(tries.get(1) - tries.get(0)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    await().until(() -> letters().size() == 1);
    assertThat(letters().getFirst().tries()).hasSize(3);
  }

  private List<DeadLetter> letters() {
    return world.node().deadLetters().all();
  }

  private io.weik.runtime.DeliveryStatus status() {
    return world.node().flows().getFirst().deliveries().getFirst();
  }
}
