package io.weik.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.source.Source;
import io.weik.api.source.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every source type promises that gets its events by itself from a world that keeps them, as
 * those which poll or watch. Authors of a type extend it, once for each way in which the type gets
 * at its events.
 *
 * <p>A source is started and left to settle before anything happens, so that it is no matter
 * whether it takes what it finds on its very first start for events.
 */
@Timeout(120)
public abstract class SourceContract {
  private static final int MOST_EMITS = 100;
  private final RuntimeException down =
      new StoreUnavailableException(Problem.internal("the disk is full"));

  private final Clock clock = new ManualClock(Instant.parse("2031-05-07T09:00:00Z"));

  /**
   * Makes the source under test; called for each start, always with the same parameters over the
   * same world. What happens while it is stopped must become events when it is started again.
   */
  protected abstract Source source() throws Exception;

  /** Lets as many things happen in the world as are to become events, one each. */
  protected abstract void makeHappen(int count) throws Exception;

  /** The clock of the source, the same for all starts; a {@link ManualClock} by default. */
  protected Clock clock() {
    return clock;
  }

  /** How many things happen at a time: enough for the source to need several emits, if it may. */
  protected int many() {
    return 3;
  }

  /** Within which an event is there after it happened. */
  protected Duration patience() {
    return Duration.ofSeconds(10);
  }

  /** How long to watch out for events too many; one that polls is polled once more instead. */
  protected Duration stillness() {
    return Duration.ofMillis(200);
  }

  @Test
  void whatHappensBecomesOneEventEach() throws Exception {
    try (var run = started(new RecordingContext(clock()))) {
      int before = run.count();
      makeHappen(many());
      run.sees(before + many());

      makeHappen(1);

      run.sees(before + many() + 1);
    }
  }

  @Test
  void theSameHappeningsHaveTheSameIds() throws Exception {
    try (var one = started(new RecordingContext(clock()));
        var other = started(new RecordingContext(clock()))) {
      int before = one.count();
      makeHappen(many());

      one.sees(before + many());
      other.sees(before + many());

      assertThat(one.ids())
          .doesNotContain(Optional.empty())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(other.ids());
    }
  }

  @Test
  void aRestartGoesOnFromWhereTheSourceWas() throws Exception {
    var context = new RecordingContext(clock());
    int before = takeIn(context, many());
    makeHappen(2);

    var restarted = context.restarted();
    restarted.forgetIds();

    try (var run = started(restarted)) {
      run.sees(before + 2);
    }
  }

  @Test
  void aStoreThatRefusesLosesNothing() throws Exception {
    try (var run = started(new RecordingContext(clock()))) {
      int before = run.count();
      run.context().failEmits(down);
      makeHappen(many());
      assertThat(run.seesFailureOr(before + many())).as("failed").isTrue();
      assertThat(run.count()).isEqualTo(before);

      run.context().letEmitsWork();

      run.sees(before + many());
    }
  }

  @Test
  void aStoreThatRefusesAtAnyEmitLosesNothingUntilTheNextStart() throws Exception {
    restartAfterEachEmit((context, stored) -> context.failEmitsAfter(stored, down), false);
  }

  @Test
  void eventsAreStoredTogetherWithTheStateThatGoesOnAfterThem() throws Exception {
    restartAfterEachEmit((context, stored) -> context.loseAnswerAfter(stored + 1, down), true);
  }

  private void restartAfterEachEmit(ObjIntConsumer<RecordingContext> end, boolean idsForgotten)
      throws Exception {
    boolean ended = true;
    for (int stored = 0; ended; stored++) {
      assertThat(stored).as("emits for %s events", many()).isLessThan(MOST_EMITS);
      var context = new RecordingContext(clock());
      int before;
      try (var run = started(context)) {
        before = run.count();
        end.accept(context, stored);
        makeHappen(many());
        ended = run.seesFailureOr(before + many());
      }
      var restarted = context.restarted();
      if (idsForgotten) {
        restarted.forgetIds();
      }
      try (var run = started(restarted)) {
        run.sees(before + many());
      }
    }
  }

  @Test
  void anIdleSourceStopsAtOnce() throws Exception {
    var run = started(new RecordingContext(clock()));

    run.close();

    assertThat(run.run().failures()).isEmpty();
  }

  @Test
  void aSourceStopsAtOnceInTheMiddleOfAnEmitAndLosesNothing() throws Exception {
    var context = new RecordingContext(clock());
    int before = takeIn(context, 1);
    var blocked = context.restarted();
    try (var run = started(blocked)) {
      blocked.blockEmits();
      makeHappen(many());
      run.seesBlockedEmit();
    }
    assertThat(blocked.drafts()).hasSize(before);

    try (var run = started(blocked.restarted())) {
      run.sees(before + many());
    }
  }

  @Test
  void aTrialShowsWhatComesFirstAndChangesNothing() throws Exception {
    var context = new RecordingContext(clock());
    int before = takeIn(context, 1);
    makeHappen(many());

    var trial = context.tried();
    SourceRun.tryOnce(source(), trial);

    assertThat(trial.drafts()).hasSizeBetween(1, many());
    try (var run = started(context.restarted())) {
      run.sees(before + many());
      assertThat(run.ids()).containsAll(Witness.ids(trial));
    }
  }

  /** Starts the source and leaves it to settle. */
  private Witness started(RecordingContext context) throws Exception {
    var run = SourceRun.start(source(), context);
    var witness = new Witness(run, patience(), run.polls() ? Duration.ZERO : stillness());
    witness.seesReadiness();
    return witness;
  }

  /** A whole life of the source in which so much happens; tells how many events there are then. */
  private int takeIn(RecordingContext context, int happenings) throws Exception {
    try (var run = started(context)) {
      int before = run.count();
      makeHappen(happenings);
      run.sees(before + happenings);
      return before + happenings;
    }
  }
}
