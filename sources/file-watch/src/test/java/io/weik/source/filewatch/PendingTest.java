package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final Pending pending = new Pending(() -> Duration.ofNanos(100));

  private List<String> due(long now) {
    return pending.due(now, 10).stream().map(Pending.Due::path).toList();
  }

  private static Entry entry(long size) {
    return new Entry("a", EntryKind.FILE, size, 1, 1, 1, 1);
  }

  @Test
  void aFileIsDueOnceItHasBeenStill() {
    pending.touched("a", 0);

    assertThat(due(99)).isEmpty();
    assertThat(due(100)).containsExactly("a");
    assertThat(due(1000)).isEmpty();
  }

  @Test
  void everyTouchBeginsTheWaitAnew() {
    for (int now = 0; now <= 1000; now += 50) {
      pending.touched("a", now);
      assertThat(due(now)).isEmpty();
    }

    assertThat(due(1100)).containsExactly("a");
  }

  @Test
  void whatIsMovedInIsDueAtOnce() {
    pending.closed("a", 0);
    pending.touched("b", 0);
    pending.finished("b");

    assertThat(pending.due(0, 10))
        .containsExactly(
            new Pending.Due("a", Optional.empty(), Pending.Cause.CLOSED),
            new Pending.Due("b", Optional.empty(), Pending.Cause.FINISHED));
  }

  @Test
  void whatIsClosedAfterWritingIsDueOnceItHasBeenStill() {
    pending.touched("a", 0);
    pending.closed("a", 50);

    assertThat(due(149)).isEmpty();
    assertThat(due(150)).containsExactly("a");
  }

  @Test
  void whatIsWrittenAfterItWasMovedInWaitsAgain() {
    pending.closed("a", 0);
    pending.touched("a", 10);

    assertThat(due(109)).isEmpty();
    assertThat(due(110)).containsExactly("a");
  }

  @Test
  void aFileSeenByAScanKeepsTheWaitThatItHas() {
    pending.touched("a", 0);
    pending.seen("a", Optional.of(entry(1)), 80);

    assertThat(due(100)).containsExactly("a");
  }

  @Test
  void aFileSeenByAScanIsDueWithItsLook() {
    pending.seen("a", Optional.of(entry(1)), 0);

    assertThat(pending.due(100, 10).getFirst().look()).contains(entry(1));
  }

  @Test
  void thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor() {
    pending.touched("a", 0);
    pending.touched("b", 1);
    pending.touched("c", 2);
    pending.touched("a", 3);

    assertThat(pending.due(200, 2)).extracting(Pending.Due::path).containsExactly("b", "c");
    assertThat(pending.size()).isEqualTo(1);
  }

  @Test
  void itIsKnownHowLongUntilTheNextIsDue() {
    assertThat(pending.untilNext(0)).isEmpty();

    pending.touched("a", 0);
    assertThat(pending.untilNext(30)).hasValue(70);
    assertThat(pending.untilNext(300)).hasValue(0);

    pending.finished("b");
    assertThat(pending.untilNext(30)).hasValue(0);
  }

  @Test
  void aForgottenFileIsNeverDue() {
    pending.touched("a", 0);
    pending.finished("b");
    pending.forget("a");
    pending.forget("b");

    assertThat(due(1000)).isEmpty();
  }

  @Test
  void withoutAPeriodNothingWaits() {
    var eager = new Pending(() -> Duration.ZERO);
    eager.touched("a", 5);

    assertThat(eager.due(5, 10)).hasSize(1);
  }
}
