package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.ProblemException;
import io.weik.api.resource.Kind;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.Gap;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.runtime.InstanceState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source that finds that events were lost does what its resource says about it. */
@Timeout(60)
class SourceGapTest extends DeliveryCase {
  private static final Gap GAP = new Gap("0/10", "0/99", "slot weikio_orders is gone");

  private final List<OnGap> told = new CopyOnWriteArrayList<>();

  @Test
  void withContinueItGoesOnAndTheGapIsAnEvent() throws Exception {
    begin(OnGap.CONTINUE);

    await().until(() -> state() instanceof InstanceState.Running);
    assertThat(told).containsExactly(OnGap.CONTINUE);
    assertThat(gapEvents()).singleElement().asString().contains("slot weikio_orders is gone");
  }

  @Test
  void withFailItStandsStillAndSaysWhatToDo() throws Exception {
    begin(OnGap.FAIL);

    await().until(() -> state() instanceof InstanceState.BackingOff off && off.failures() > 2);
    assertThat(told).isEmpty();
    assertThat(gapEvents()).hasSize(1);
    assertThat(state().problem().orElseThrow().message()).contains("slot weikio_orders is gone");
    assertThat(state().problem().orElseThrow().hint())
        .asString()
        .contains("weikio es start orders");
  }

  @Test
  void aPersonWhoStartsItAgainHasItGoOn() throws Exception {
    begin(OnGap.FAIL);
    await().until(() -> state() instanceof InstanceState.BackingOff);

    world.node().run(Kind.EVENT_SOURCE, "orders", true);

    await().until(() -> state() instanceof InstanceState.Running);
    assertThat(told).containsExactly(OnGap.CONTINUE);
  }

  @Test
  void anotherGapIsAnotherReasonToStandStill() throws Exception {
    begin(OnGap.FAIL);
    await().until(() -> state() instanceof InstanceState.BackingOff);
    world.node().run(Kind.EVENT_SOURCE, "orders", true);
    await().until(() -> state() instanceof InstanceState.Running);

    world
        .hand()
        .becomes(new Source.Running(context -> run(context, new Gap("1/0", "1/5", "again"))));
    world.restart();

    await().until(() -> state() instanceof InstanceState.BackingOff);
    assertThat(gapEvents()).hasSize(2);
  }

  @Test
  void severalGapsAtOnceAreAllGoneOnAfter() throws Exception {
    var second = new Gap("a", "b", "columns of invoices are gone");
    world
        .hand()
        .becomes(
            new Source.Running(
                context -> {
                  tellInTurn(context, GAP, second);
                  context.ready();
                  context.awaitStop();
                }));
    world.apply(World.source(StreamRetention.defaults(), OnGap.FAIL));
    await().until(() -> gapEvents().size() == 2);

    world.node().run(Kind.EVENT_SOURCE, "orders", true);

    await().until(() -> state() instanceof InstanceState.Running);
  }

  /**
   * As a source of several tables does: the one that fails does not keep the other from telling.
   */
  private static void tellInTurn(SourceContext context, Gap... gaps) throws InterruptedException {
    Optional<ProblemException> failure = Optional.empty();
    for (var gap : gaps) {
      try {
        OnGap _ = context.gap(gap);
      } catch (ProblemException stands) {
        failure = Optional.of(stands);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void begin(OnGap onGap) throws InterruptedException {
    world.hand().becomes(new Source.Running(context -> run(context, GAP)));
    world.apply(World.source(StreamRetention.defaults(), onGap));
  }

  private void run(SourceContext context, Gap gap) throws InterruptedException {
    told.add(context.gap(gap));
    context.ready();
    context.awaitStop();
  }

  private InstanceState state() {
    return world.node().instances().getFirst().state();
  }

  private List<String> gapEvents() {
    return world.system("io.weik.gap").stream()
        .map(event -> event.data().orElseThrow().text())
        .toList();
  }
}
