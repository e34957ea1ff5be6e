package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.Polled;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.runtime.InstanceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source may see only when it is started in which way it works. */
@Timeout(60)
class ChoosingTest extends DeliveryCase {
  private final AtomicInteger choices = new AtomicInteger();

  @Test
  void itWorksInTheWayThatItChose() throws Exception {
    begin(_ -> polling());

    await().until(() -> world.node().instances().getFirst().figures().events() >= 1);
    assertThat(world.node().instances().getFirst().figures().polls()).isPresent();
  }

  @Test
  void itChoosesAnewAfterAFailureToChoose() throws Exception {
    begin(
        _ -> {
          if (choices.incrementAndGet() == 1) {
            throw new ProblemException(Problem.remote("db.example.com refused the connection"));
          }
          return running();
        });

    await().until(() -> state() instanceof InstanceState.Running);
    assertThat(choices).hasValue(2);
    assertThat(world.node().instances().getFirst().history())
        .anySatisfy(
            state ->
                assertThat(state)
                    .isInstanceOfSatisfying(
                        InstanceState.BackingOff.class,
                        off -> assertThat(off.why().what()).contains("refused")));
  }

  @Test
  void aTrialChoosesToo() throws Exception {
    begin(_ -> polling());
    await().until(() -> state() instanceof InstanceState.Running);

    var trial = world.node().tryOut("orders", 10);

    assertThat(trial.problem()).isEmpty();
    assertThat(trial.summary()).contains("one");
    assertThat(trial.count()).isEqualTo(1);
  }

  private InstanceState state() {
    return world.node().instances().getFirst().state();
  }

  private static Source running() {
    return new Source.Running(
        context -> {
          context.ready();
          context.awaitStop();
        });
  }

  private static Source polling() {
    return new Source.Polling(
        new Schedule.Every(Duration.ofHours(1)),
        true,
        Duration.ZERO,
        Duration.ofMinutes(1),
        context -> () -> one(context));
  }

  private static Polled one(SourceContext context) throws InterruptedException {
    var draft = EventDraft.of("application/json", Payload.ofText("{}")).withId("e1");
    context.emitter().emit(List.of(draft));
    return new Polled("one", false);
  }

  private void begin(Source.Chooser chooser) throws InterruptedException {
    world.hand().becomes(new Source.Choosing(chooser));
    world.apply(
        World.source(StreamRetention.defaults(), "com.example.order", Optional.empty(), List.of()));
  }
}
