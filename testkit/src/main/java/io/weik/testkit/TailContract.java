package io.weik.testkit;

import static io.weik.testkit.Events.fresh;
import static io.weik.testkit.Events.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.runtime.Retention;
import io.weik.runtime.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event log promises to many callers at once, and to those who wait. */
public abstract class TailContract {
  private static final String STREAM = "eventsource-test-stream";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int CALLERS = 64;
  private static final int EVENTS_EACH = 20;

  private BackboneFixture backbone;

  /** Makes an empty backbone for one test; the kit closes it. */
  protected abstract BackboneFixture givenBackbone() throws Exception;

  @BeforeEach
  void start() throws Exception {
    backbone = givenBackbone();
  }

  @AfterEach
  void stop() throws Exception {
    backbone.close();
  }

  @Test
  void waitingForAnEventThatIsThereReturnsAtOnce() throws Exception {
    backbone.log().append(STREAM, numbered(1, 2), List.of());

    assertThat(backbone.log().awaitPosition(STREAM, 2, Duration.ZERO)).isTrue();
    assertThat(backbone.log().awaitPosition(STREAM, 3, Duration.ofMillis(5))).isFalse();
  }

  @Test
  void waitingForEventsThatWentEndsWithTheTime() throws Exception {
    backbone.log().append(STREAM, numbered(1, 2), List.of());
    backbone.log().retain(STREAM, new Retention(Instant.MAX, OptionalLong.empty(), Long.MAX_VALUE));

    assertThat(backbone.log().awaitPosition(STREAM, 1, Duration.ofMillis(5))).isFalse();
  }

  @Test
  void aThousandReadersWakeWithTheFirstEvent() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new ArrayList<Future<Boolean>>();
      for (int reader = 0; reader < 1000; reader++) {
        waiting.add(threads.submit(() -> backbone.log().awaitPosition(STREAM, 1, LONG)));
      }

      backbone.log().append(STREAM, numbered(1, 1), List.of());

      for (var reader : waiting) {
        assertThat(reader.get()).isTrue();
      }
    }
  }

  @Test
  void eventsOfManyCallersAreEachStoredOnceWithoutHoles() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers = new ArrayList<Callable<Boolean>>();
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(appending("caller" + caller));
      }
      for (var caller : threads.invokeAll(callers)) {
        assertThat(caller.get()).isTrue();
      }
    }
    var all = backbone.log().read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE);

    assertThat(all)
        .extracting(StoredEvent::position)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, CALLERS * EVENTS_EACH).boxed().toList());
    assertThat(all).extracting(stored -> stored.event().id()).doesNotHaveDuplicates();
  }

  /** Appends one by one; true when each has a position of its own where it is then found. */
  private Callable<Boolean> appending(String name) {
    return () -> {
      for (int number = 0; number < EVENTS_EACH; number++) {
        var id = name + "-" + number;
        var outcome = backbone.log().append(STREAM, List.of(fresh(id)), List.of()).getFirst();
        var found = backbone.log().find(STREAM, id).orElseThrow();
        if (found.position() != outcome.position()) {
          return false;
        }
      }
      return true;
    };
  }
}
