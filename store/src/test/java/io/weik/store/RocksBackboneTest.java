package io.weik.store;

import static io.weik.testkit.Events.fresh;
import static io.weik.testkit.Events.keyed;
import static io.weik.testkit.Events.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weik.api.source.StoreUnavailableException;
import io.weik.runtime.Appended;
import io.weik.runtime.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksBackboneTest {
  private static final String STREAM = "eventsource-test-stream";

  @TempDir Path folder;
  private RocksFixture backbone;

  @BeforeEach
  void open() {
    backbone = new RocksFixture(folder);
  }

  @AfterEach
  void close() {
    backbone.close();
  }

  @Test
  void aClockThatGoesBackLeavesTimesInOrder() throws Exception {
    backbone.log().append(STREAM, numbered(1, 1), List.of());
    var start = backbone.clock().instant();

    backbone.advance(Duration.ofHours(-1));
    backbone.log().append(STREAM, numbered(2, 2), List.of());

    assertThat(all()).extracting(StoredEvent::storedAt).containsExactly(start, start);
    assertThat(backbone.log().positionAt(STREAM, start)).isEqualTo(1);
  }

  @Test
  void anInterruptedCallerStoresNothing() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> backbone.log().append(STREAM, numbered(1, 1), List.of()))
        .isInstanceOf(InterruptedException.class);

    assertThat(backbone.log().bounds(STREAM).count()).isZero();
  }

  @Test
  void closingUnderLoadKeepsWhatWasAcknowledged() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 32; caller++) {
        var name = "caller" + caller;
        threads.execute(() -> appendUntilClosed(name, acknowledged));
      }
      await().until(() -> acknowledged.size() > 500);
      backbone.close();
    }

    backbone = new RocksFixture(folder);
    var ids = new HashSet<String>();
    all().forEach(stored -> ids.add(stored.event().id()));
    assertThat(ids).isEqualTo(acknowledged);
  }

  @Test
  void whoWaitsForAnEventIsToldOfTheClosing() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = new AtomicBoolean();
      var waiting =
          threads.submit(
              () -> {
                started.set(true);
                return backbone.log().awaitPosition(STREAM, 1, Duration.ofMinutes(5));
              });
      await().until(started::get);

      backbone.close();

      assertThatThrownBy(waiting::get).hasCauseInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void equalKeysOfManyCallersAtOnceAreStoredOnce() throws Exception {
    Callable<List<Appended>> appending =
        () -> backbone.log().append(STREAM, List.of(keyed("same")), List.of());
    var outcomes = new ArrayList<Appended>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(Collections.nCopies(100, appending))) {
        outcomes.addAll(call.get());
      }
    }

    assertThat(outcomes).filteredOn(outcome -> !outcome.duplicate()).hasSize(1);
    assertThat(outcomes).extracting(Appended::position).containsOnly(1L);
  }

  private void appendUntilClosed(String name, Set<String> acknowledged) {
    try {
      for (int number = 0; ; number++) {
        var id = name + "-" + number;
        backbone.log().append(STREAM, List.of(fresh(id)), List.of());
        acknowledged.add(id);
      }
    } catch (StoreUnavailableException | InterruptedException _) {
      assertThat(acknowledged).isNotEmpty();
    }
  }

  private List<StoredEvent> all() {
    return backbone.log().read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE);
  }
}
