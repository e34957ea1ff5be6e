package io.weik.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;

/**
 * Sees what one start of a source does.
 *
 * @param patience within which an event is there after it happened
 * @param stillness how long to watch out for events too many
 */
record Witness(SourceRun run, Duration patience, Duration stillness) implements AutoCloseable {
  RecordingContext context() {
    return run.context();
  }

  int count() {
    return context().drafts().size();
  }

  List<Optional<String>> ids() {
    return ids(context());
  }

  static List<Optional<String>> ids(RecordingContext context) {
    return context.drafts().stream().map(draft -> draft.id()).toList();
  }

  /** Waits until the source has settled after its start. */
  void seesReadiness() {
    waiting()
        .untilAsserted(
            () -> {
              run.look();
              assertThat(context().isReady()).as("ready; failed: %s", run.failures()).isTrue();
            });
    waiting().during(stillness).until(() -> true);
  }

  /** Waits until there are so many events, and looks whether no more come. */
  void sees(int events) {
    waiting()
        .untilAsserted(
            () -> {
              run.look();
              assertThat(count()).as("events; failed: %s", run.failures()).isEqualTo(events);
            });
    waiting()
        .during(stillness)
        .untilAsserted(
            () -> {
              run.look();
              assertThat(ids()).hasSize(events);
            });
  }

  /** Waits until the source failed or there are so many events; tells whether it failed. */
  boolean seesFailureOr(int events) {
    waiting().until(() -> fails() || count() >= events);
    waiting().during(stillness).until(() -> true);
    return !run.failures().isEmpty();
  }

  private boolean fails() throws InterruptedException {
    run.look();
    return !run.failures().isEmpty();
  }

  /** Waits until the source is held up by its store. */
  void seesBlockedEmit() {
    waiting()
        .until(
            () -> {
              run.beginLook();
              return context().blocksEmit();
            });
  }

  private ConditionFactory waiting() {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(patience.plus(stillness));
  }

  @Override
  public void close() {
    run.close();
  }
}
