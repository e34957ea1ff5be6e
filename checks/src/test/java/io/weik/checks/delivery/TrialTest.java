package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.runtime.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A source is tried against the real world, and nothing of it stays. */
class TrialTest extends DeliveryCase {
  @Test
  void aTrialEmitsFromWhereTheSourceIsAndStoresNothing() throws Exception {
    begin(TrialTest::next);
    await().until(() -> world.node().instances().getFirst().figures().events() == 1);

    var first = world.node().tryOut("orders", 10);
    var second = world.node().tryOut("orders", 10);

    assertThat(first.events()).extracting(Event::id).containsExactly("e1");
    assertThat(second.events()).extracting(Event::id).containsExactly("e1");
    assertThat(world.node().instances().getFirst().figures().events()).isEqualTo(1);
    assertThat(world.store().bounds("eventsource-orders-stream").last()).isEqualTo(1);
  }

  @Test
  void itTellsWhatWasFoundAndHowLongPartsTook() throws Exception {
    begin(TrialTest::next);

    var trial = world.node().tryOut("orders", 10);

    assertThat(trial.summary()).contains("1 item");
    assertThat(trial.parts()).containsExactly(new Trial.Part("read", Duration.ofMillis(5)));
    assertThat(trial.problem()).isEmpty();
  }

  @Test
  void onlySoManyEventsAreKeptAndAllAreCounted() throws Exception {
    begin(
        context -> {
          for (int i = 0; i < 30; i++) {
            context.emitter().emit(List.of(draft("e" + i)));
          }
          return new Polled("30 items", false);
        });

    var trial = world.node().tryOut("orders", 3);

    assertThat(trial.events()).hasSize(3);
    assertThat(trial.count()).isEqualTo(30);
  }

  @Test
  void aFailureIsTheOutcomeAndNotAStackTrace() throws Exception {
    begin(
        _ -> {
          throw new ProblemException(Problem.user("401 from example.com"));
        });

    assertThat(world.node().tryOut("orders", 3).problem().orElseThrow().message())
        .isEqualTo("401 from example.com");
  }

  @Test
  void aSourceThatWaitsToBeSentToSaysWhatToDoInstead() throws Exception {
    world.apply(Policies.DEFAULT);

    assertThat(world.node().tryOut("orders", 3).problem().flatMap(Problem::hint))
        .hasValueSatisfying(hint -> assertThat(hint).contains("weikio es simulate orders"));
  }

  @Test
  void aRunningSourceThatCanBeTriedIs() throws Exception {
    world
        .hand()
        .becomes(
            new Source.Running(SourceContext::awaitStop, Optional.of(context -> next(context))));
    world.apply(Policies.DEFAULT);

    assertThat(world.node().tryOut("orders", 3).count()).isEqualTo(1);
  }

  /** One poll of a source. */
  private interface Look {
    Polled at(SourceContext context) throws Exception;
  }

  private void begin(Look look) throws InterruptedException {
    var every = new Schedule.Every(Duration.ofHours(1));
    var long30 = Duration.ofSeconds(30);
    world
        .hand()
        .becomes(
            new Source.Polling(
                every, true, Duration.ZERO, long30, context -> () -> look.at(context)));
    world.apply(Policies.DEFAULT);
  }

  private static Polled next(SourceContext context) throws InterruptedException {
    int number = context.state("next").map(Payload::text).map(Integer::parseInt).orElse(0);
    var change = new StateChange.Put("next", Payload.ofText(String.valueOf(number + 1)));
    context.emitter().emit(List.of(draft("e" + number)), change);
    context.took("read", Duration.ofMillis(5));
    return new Polled("1 item", false);
  }

  private static EventDraft draft(String id) {
    return EventDraft.of("application/json", Payload.ofText("{}")).withId(id);
  }
}
