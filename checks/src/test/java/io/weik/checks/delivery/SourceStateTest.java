package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Filter;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.api.resource.StartFrom;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import io.weik.runtime.InstanceState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a running source may ask and tell. */
class SourceStateTest extends DeliveryCase {
  @Test
  void stateIsStoredWithEventsAndReadInOrderOfKeys() throws Exception {
    var context = begin();

    context.emitter().emit(List.of(draft("e1")), put("file/b"), put("file/a"), put("other"));

    assertThat(context.states("file/", "", 10))
        .extracting(StateEntry::key)
        .containsExactly("file/a", "file/b");
    assertThat(context.states("file/", "file/a", 10))
        .extracting(StateEntry::key)
        .containsExactly("file/b");
    assertThat(context.states("file/", "", 1)).hasSize(1);
  }

  @Test
  void aRemovedSourceLeavesNoStateBehind() throws Exception {
    var context = begin();
    context.emitter().emit(List.of(), put("file/a"));
    world.apply();

    world.node().forget(new ResourceId(Kind.EVENT_SOURCE, "orders"));

    assertThat(world.store().scan("source/orders/", "", 10)).isEmpty();
  }

  @Test
  void aSourceThatWaitsSaysWhyAndIsNotReady() throws Exception {
    var context = begin();

    context.waiting(Problem.user("no such folder").value("/data/uploads"));

    assertThat(state()).isInstanceOf(InstanceState.Waiting.class);
    assertThat(world.node().reasonsAgainstReady()).singleElement().asString().contains("waits");

    context.ready();

    assertThat(state()).isInstanceOf(InstanceState.Running.class);
    assertThat(world.node().reasonsAgainstReady()).isEmpty();
  }

  @Test
  void aWarningIsShownUntilItIsCleared() throws Exception {
    var context = begin();
    context.warn("limit", Problem.internal("too many watches"));

    assertThat(world.node().instances().getFirst().warnings())
        .extracting(Problem::what)
        .containsExactly("too many watches");
    assertThat(state()).isInstanceOf(InstanceState.Running.class);

    context.clear("limit");

    assertThat(world.node().instances().getFirst().warnings()).isEmpty();
  }

  @Test
  void anEventIsDeliveredOnceEveryFlowHasTakenIt() throws Exception {
    world.flow(event -> taken.add(event.id()));
    var context = begin();

    long position = emit(context, "e1");

    await().until(() -> context.delivered().contains(position));
    assertThat(taken).containsExactly("e1");
    assertThat(context.delivered().contains(position + 1)).isFalse();
  }

  @Test
  void whatCameBeforeTheFirstSubscriptionWasDeliveredToNobody() throws Exception {
    world.flow(event -> taken.add(event.id()));
    world.apply(World.source(StreamRetention.defaults()), World.channel());
    var context = world.hand().context();
    long early = emit(context, "early");
    assertThat(context.delivered().contains(early)).isFalse();

    world.apply(
        World.source(StreamRetention.defaults()),
        World.channel(),
        fromNowOn(),
        World.flow("billing", World.SUBSCRIPTION));
    long late = emit(context, "late");

    await().until(() -> context.delivered().contains(late));
    assertThat(context.delivered().contains(early)).isFalse();
    assertThat(taken).containsExactly("late");
  }

  @Test
  void aSubscriptionThatNoFlowTakesYetHasDeliveredNothing() throws Exception {
    world.flow(event -> taken.add(event.id()));
    world.apply(
        World.source(StreamRetention.defaults()),
        World.channel(),
        World.subscription(World.SUBSCRIPTION, "orders", Policies.DEFAULT),
        World.subscription("audit", "orders", Policies.DEFAULT),
        World.flow("billing", World.SUBSCRIPTION));
    var context = world.hand().context();

    long position = emit(context, "e1");

    await().until(() -> world.subscription().pending() == 0 && taken.size() == 1);
    assertThat(context.delivered().contains(position)).isFalse();
  }

  private static EventSubscription fromNowOn() {
    return new EventSubscription(
        World.subscription(World.SUBSCRIPTION, "orders", Policies.DEFAULT).metadata(),
        "orders",
        "events",
        new Filter.All(List.of()),
        new StartFrom.New(),
        Policies.DEFAULT);
  }

  @Test
  void aDeadLetterIsNotDeliveredUntilItIsRetriedOrDiscarded() throws Exception {
    world.flow(
        _ -> {
          throw new IllegalStateException("broken");
        });
    var context = begin();
    long position = emit(context, "e1");
    await().until(() -> context.delivered().frontier() >= position);
    await().until(() -> world.node().deadLetters().count() == 1);

    assertThat(context.delivered().contains(position)).isFalse();

    world.node().deadLetters().discard(world.node().deadLetters().all().getFirst());

    await().until(() -> context.delivered().contains(position));
  }

  private SourceContext begin() throws Exception {
    world.apply(Policies.with(Policies.retries(1, Duration.ofMillis(1))));
    return world.hand().context();
  }

  private static long emit(SourceContext context, String id) throws InterruptedException {
    return context.emitter().emit(List.of(draft(id))).events().getFirst().position();
  }

  private static EventDraft draft(String id) {
    return EventDraft.of("application/json", Payload.ofText("{}")).withId(id);
  }

  private static StateChange put(String key) {
    return new StateChange.Put(key, Payload.ofText("value"));
  }

  private InstanceState state() {
    return world.node().instances().getFirst().state();
  }
}
