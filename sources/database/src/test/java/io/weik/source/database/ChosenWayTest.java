package io.weik.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Payload;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import io.weik.source.database.config.ChangeTracking;
import io.weik.testkit.RecordingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChosenWayTest {
  private final RecordingContext context =
      new RecordingContext(Instant.parse("2026-01-01T00:00:00Z"));
  private final ChosenWay way = new ChosenWay(context, "db:5432/shop", "");

  @BeforeEach
  void givenASourceThatReadTheLog() throws InterruptedException {
    way.go(ChangeTracking.LOG);
    var _ =
        context.emit(
            List.of(),
            new StateChange.Put("position", Payload.ofText("1")),
            new StateChange.Put("~paused", Payload.ofText("yes")));
  }

  @Test
  void theSameWayIsNoNews() throws InterruptedException {
    way.go(ChangeTracking.LOG);

    assertThat(way.before()).contains(ChangeTracking.LOG);
    assertThat(context.gaps()).isEmpty();
    assertThat(context.state("position")).isPresent();
  }

  @Test
  void anotherWayIsOneGapAndForgetsAllButWhatIsOfTheRuntime() throws InterruptedException {
    way.go(ChangeTracking.POLL);
    way.go(ChangeTracking.POLL);

    assertThat(context.gaps()).extracting(Gap::from).containsExactly("log");
    assertThat(context.states("", "", 10))
        .extracting(StateEntry::key)
        .containsExactlyInAnyOrder("way", "~paused");
    assertThat(way.before()).contains(ChangeTracking.POLL);
  }

  @Test
  void eachChangeIsAGapOfItsOwn() throws InterruptedException {
    way.go(ChangeTracking.POLL);
    context.manualClock().advance(Duration.ofHours(1));
    way.go(ChangeTracking.LOG);
    context.manualClock().advance(Duration.ofHours(1));
    way.go(ChangeTracking.POLL);

    assertThat(context.gaps()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aGapThatItStandsStillForIsTheSameAtTheNextStart() throws InterruptedException {
    context.onGap(OnGap.FAIL);
    assertThatThrownBy(() -> way.go(ChangeTracking.POLL)).isInstanceOf(ProblemException.class);
    context.manualClock().advance(Duration.ofHours(1));
    assertThatThrownBy(() -> way.go(ChangeTracking.POLL)).isInstanceOf(ProblemException.class);

    assertThat(context.gaps().getFirst()).isEqualTo(context.gaps().getLast());
    assertThat(way.before()).contains(ChangeTracking.LOG);
    assertThat(context.state("position")).isPresent();
  }

  @Test
  void whoTurnsBackBeforeItGoesOnLosesNothing() throws InterruptedException {
    context.onGap(OnGap.FAIL);
    assertThatThrownBy(() -> way.go(ChangeTracking.POLL)).isInstanceOf(ProblemException.class);
    way.go(ChangeTracking.LOG);
    context.manualClock().advance(Duration.ofHours(1));
    assertThatThrownBy(() -> way.go(ChangeTracking.POLL)).isInstanceOf(ProblemException.class);

    assertThat(context.gaps()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anotherPlaceIsAGapWithTheReasonInWords() throws InterruptedException {
    var moved = new ChosenWay(context, "alias:5432/shop", "");

    assertThat(moved.before()).isEmpty();
    moved.go(ChangeTracking.LOG);

    assertThat(context.gaps())
        .extracting(Gap::reason)
        .containsExactly(
            "the database is named alias:5432/shop now, and was db:5432/shop; what happened in"
                + " between is not known");
    assertThat(context.state("position")).isEmpty();
    assertThat(moved.before()).contains(ChangeTracking.LOG);
  }

  @Test
  void anotherSpellingOfTheSameServerIsNoNews() throws InterruptedException {
    new ChosenWay(context, "db:5432/shop", "7/shop").go(ChangeTracking.LOG);
    var renamed = new ChosenWay(context, "alias:5432/shop", "7/shop");

    assertThat(renamed.before()).contains(ChangeTracking.LOG);
    renamed.go(ChangeTracking.LOG);

    assertThat(context.gaps()).isEmpty();
    assertThat(context.state("position")).isPresent();
    assertThat(new ChosenWay(context, "alias:5432/shop", "").before()).isPresent();
    assertThat(new ChosenWay(context, "db:5432/shop", "8/shop").before()).isEmpty();
  }
}
