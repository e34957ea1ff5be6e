package io.weik.testkit;

import static io.weik.testkit.Events.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.runtime.Appended;
import io.weik.runtime.Retention;
import io.weik.runtime.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event log promises about letting events go. Implementers extend it. */
public abstract class RetentionContract {
  private static final String STREAM = "eventsource-test-stream";

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
  void oldEventsGo() throws Exception {
    append(1, 3);
    backbone.advance(Duration.ofHours(1));
    append(4, 5);

    long gone = retain(backbone.clock().instant(), OptionalLong.empty(), Long.MAX_VALUE);

    assertThat(gone).isEqualTo(3);
    assertThat(positions()).containsExactly(4L, 5L);
    assertThat(backbone.log().bounds(STREAM).first()).isEqualTo(4);
    assertThat(backbone.log().find(STREAM, "e3")).isEmpty();
    assertThat(backbone.log().positionAt(STREAM, Instant.EPOCH)).isEqualTo(4);
  }

  @Test
  void theOldestGoUntilTheRestIsSmallEnough() throws Exception {
    append(1, 9);
    long third = backbone.log().bounds(STREAM).bytes() / 3;

    retain(Instant.MIN, OptionalLong.of(third), Long.MAX_VALUE);

    assertThat(positions()).containsExactly(7L, 8L, 9L);
    assertThat(backbone.log().bounds(STREAM).bytes()).isBetween(1L, third);
  }

  @Test
  void nothingThatIsToBeKeptGoes() throws Exception {
    append(1, 5);

    retain(Instant.MAX, OptionalLong.of(0), 3);

    assertThat(positions()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void positionsGoOnWhenEverythingWent() throws Exception {
    append(1, 5);
    retain(Instant.MAX, OptionalLong.empty(), Long.MAX_VALUE);

    backbone.restart();

    assertThat(backbone.log().bounds(STREAM).count()).isZero();
    assertThat(backbone.log().bounds(STREAM).first()).isEqualTo(6);
    assertThat(append(6, 6)).containsExactly(new Appended(6, false));
    assertThat(positions()).containsExactly(6L);
  }

  @Test
  void readingFromAPositionThatWentStartsAtTheFirstOneKept() throws Exception {
    append(1, 5);

    retain(Instant.MAX, OptionalLong.empty(), 4);

    assertThat(backbone.log().read(STREAM, 2, 1, 1000))
        .extracting(StoredEvent::position)
        .containsExactly(4L);
  }

  @Test
  void manyEventsGoAtOnce() throws Exception {
    append(1, 5000);

    long gone = retain(Instant.MAX, OptionalLong.empty(), 4991);

    assertThat(gone).isEqualTo(4990);
    assertThat(positions()).hasSize(10);
  }

  private List<Appended> append(int from, int to) throws InterruptedException {
    return backbone.log().append(STREAM, numbered(from, to), List.of());
  }

  private long retain(Instant storedBefore, OptionalLong bytes, long keepFrom)
      throws InterruptedException {
    return backbone.log().retain(STREAM, new Retention(storedBefore, bytes, keepFrom));
  }

  private List<Long> positions() {
    return backbone.log().read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(StoredEvent::position)
        .toList();
  }
}
