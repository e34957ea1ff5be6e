package io.weik.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class SourceContractTest {
  private final Ledger ledger = new Ledger();

  @Test
  void idsByChanceAreFound() {
    var contract = contract(this::takeInWithIdsByChance);

    thenBroken(contract::theSameHappeningsHaveTheSameIds);
  }

  private void takeInWithIdsByChance(SourceContext context) throws InterruptedException {
    for (int entry : ledger.after(Ledger.read(context))) {
      var draft = Ledger.draft(UUID.randomUUID().toString());
      context.emitter().emit(List.of(draft), Ledger.read(entry));
    }
  }

  @Test
  void aSourceWithoutStateIsFound() {
    var contract = contract(this::takeInAll);

    thenBroken(contract::aRestartGoesOnFromWhereTheSourceWas);
    thenBroken(contract::eventsAreStoredTogetherWithTheStateThatGoesOnAfterThem);
  }

  private void takeInAll(SourceContext context) throws InterruptedException {
    for (int entry : ledger.after(0)) {
      context.emitter().emit(List.of(Ledger.draft("entry-" + entry)));
    }
  }

  @Test
  void stateThatIsStoredAfterItsEventsIsFound() {
    var contract = contract(this::takeInThenRemember);

    thenBroken(contract::eventsAreStoredTogetherWithTheStateThatGoesOnAfterThem);
  }

  private void takeInThenRemember(SourceContext context) throws InterruptedException {
    for (int entry : ledger.after(Ledger.read(context))) {
      context.emitter().emit(List.of(Ledger.draft("entry-" + entry)));
      context.emitter().emit(List.of(), Ledger.read(entry));
    }
  }

  @Test
  void stateThatIsStoredBeforeItsEventsIsFound() {
    var contract = contract(this::rememberThenTakeIn);

    thenBroken(contract::aStoreThatRefusesAtAnyEmitLosesNothingUntilTheNextStart);
  }

  private void rememberThenTakeIn(SourceContext context) throws InterruptedException {
    for (int entry : ledger.after(Ledger.read(context))) {
      context.emitter().emit(List.of(), Ledger.read(entry));
      context.emitter().emit(List.of(Ledger.draft("entry-" + entry)));
    }
  }

  @Test
  void whatIsPassedOverWhenTheStoreRefusesIsFound() {
    var read = new AtomicInteger();
    var contract = contract(context -> takeInOnce(context, read));

    thenBroken(contract::aStoreThatRefusesLosesNothing);
    thenBroken(contract::aTrialShowsWhatComesFirstAndChangesNothing);
  }

  private void takeInOnce(SourceContext context, AtomicInteger read) throws InterruptedException {
    for (int entry : ledger.after(read.get())) {
      read.set(entry);
      context.emitter().emit(List.of(Ledger.draft("entry-" + entry)), Ledger.read(entry));
    }
  }

  @Test
  void swallowedRefusalsAreFound() {
    var contract = contract(this::takeInQuietly);

    thenBroken(contract::aStoreThatRefusesLosesNothing);
  }

  private void takeInQuietly(SourceContext context) throws InterruptedException {
    try {
      takeInThenRemember(context);
    } catch (StoreUnavailableException _) {
      context.clear("store");
    }
  }

  @Test
  void oneEventForManyHappeningsIsFound() {
    var contract = contract(this::takeInTheLast);

    thenBroken(contract::whatHappensBecomesOneEventEach);
  }

  private void takeInTheLast(SourceContext context) throws InterruptedException {
    int last = ledger.size();
    var draft = EventDraft.of("text/plain", Payload.ofText("last")).withId("entry-" + last);
    context.emitter().emit(List.of(draft), Ledger.read(last));
  }

  @Test
  void aSourceThatDoesNotStopIsFound() {
    var end = new CountDownLatch(1);
    var contract = contract(context -> takeInUntil(end, context));

    assertThatThrownBy(contract::aSourceStopsAtOnceInTheMiddleOfAnEmitAndLosesNothing)
        .hasMessageContaining("the source does not end within 3 s of being stopped");

    end.countDown();
  }

  private void takeInUntil(CountDownLatch end, SourceContext context) throws InterruptedException {
    for (int entry : ledger.after(Ledger.read(context))) {
      try {
        context.emitter().emit(List.of(Ledger.draft("entry-" + entry)), Ledger.read(entry));
      } catch (InterruptedException _) {
        end.await();
      }
    }
  }

  private static void thenBroken(ThrowingCallable promise) {
    assertThatThrownBy(promise)
        .isInstanceOfAny(AssertionError.class, ConditionTimeoutException.class);
  }

  private SourceContract contract(Source.Body look) {
    return new SourceContract() {
      @Override
      protected Source source() {
        return Ledger.polling(look);
      }

      @Override
      protected void makeHappen(int count) {
        ledger.write(count);
      }

      @Override
      protected Duration patience() {
        return Duration.ofMillis(300);
      }
    };
  }
}
