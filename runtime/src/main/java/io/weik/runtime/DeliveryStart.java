package io.weik.runtime;

import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSubscription;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/** Starts deliveries: from where the flow was, with the replays that go on. */
final class DeliveryStart {
  /** What a person says of a subscription: that it be paused or not. */
  static final String WISH = "subscription";

  private static final String LIVE = "live";

  private final Positions positions;
  private final Wishes wishes;
  private final ReplayStore replays;
  private final Delivery.Environment environment;

  DeliveryStart(
      Positions positions, Wishes wishes, ReplayStore replays, Delivery.Environment environment) {
    this.positions = positions;
    this.wishes = wishes;
    this.replays = replays;
    this.environment = environment;
  }

  /** Whether a person paused it. */
  boolean isPaused(String subscription) {
    return !wishes.find(WISH, subscription).orElse(true);
  }

  Delivery of(
      EventSubscription subscription, ChannelType carrier, String flow, RunningFlow running) {
    var delivery =
        new Delivery(subscription, flow, running, isPaused(subscription.name()), environment);
    delivery.feed(live(delivery, carrier));
    replays.running(subscription.name(), flow).forEach(replay -> replay(delivery, replay));
    return delivery;
  }

  private Feed live(Delivery delivery, ChannelType carrier) {
    var subscription = delivery.subscription();
    boolean durable = carrier == ChannelType.STREAM;
    var place =
        durable ? positions.placeOf(subscription, delivery.flow()) : positions.end(subscription);
    var key = Positions.key(subscription, delivery.flow());
    var filter = new FilterMatcher(subscription.filter());
    return new Feed(
        delivery.liveName(),
        new Feed.Stretch(
            Positions.stream(subscription),
            place,
            Long.MAX_VALUE,
            filter::matches,
            UnaryOperator.identity(),
            new Pace(Optional.empty()),
            new LongAdder()),
        durable
            ? Progress.durable(environment.states(), key, place.frontier())
            : Progress.forgotten(environment.states(), place.frontier()),
        tries(delivery, LIVE),
        delivery);
  }

  /** Begins, or goes on with, a replay to the flow of a delivery. */
  void replay(Delivery delivery, ReplayRecord replay) {
    var subscription = delivery.subscription();
    var filter = new FilterMatcher(subscription.filter());
    var place = replays.place(replay, delivery.flow());
    var key = StateKeys.replay(replay.id(), delivery.flow());
    delivery.feed(
        new Feed(
            replay.id(),
            new Feed.Stretch(
                Positions.stream(subscription),
                place,
                replay.last(),
                event -> replay.wants(event) && filter.matches(event),
                replay::marked,
                new Pace(replay.request().perSecond()),
                replays.delivered(replay.id())),
            Progress.durable(environment.states(), key, place.frontier()),
            tries(delivery, replay.id()),
            delivery));
  }

  private Tries tries(Delivery delivery, String feed) {
    var subscription = delivery.subscription();
    return new Tries(
        environment.states(),
        StateKeys.retries(subscription.name(), subscription.source(), delivery.flow(), feed),
        environment.clock());
  }
}
