package io.weik.runtime;

import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.StartFrom;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where subscriptions start, and where their flows are. */
final class Positions {
  private static final int PAGE = 1000;

  private final EventLog log;
  private final StateStore states;

  Positions(EventLog log, StateStore states) {
    this.log = log;
    this.states = states;
  }

  /**
   * Gives a new subscription its start, and each flow that joins it a cursor where the subscription
   * is, durably. Those that have one keep it, started or not.
   *
   * @param flows the names of all flows of the subscription
   */
  void place(EventSubscription subscription, Collection<String> flows) throws InterruptedException {
    var changes = new ArrayList<StateChange>();
    var start = StateKeys.start(subscription.name(), subscription.source());
    if (states.get(start).isEmpty()) {
      changes.add(StateKeys.putNumber(start, startOf(subscription)));
    }
    long position = of(subscription, flows);
    for (var flow : flows) {
      var key = key(subscription, flow);
      if (states.get(key).isEmpty()) {
        changes.add(StateKeys.putNumber(key, position));
      }
    }
    if (!changes.isEmpty()) {
      states.write(changes);
    }
  }

  /** Where a flow that has been placed is in a subscription. */
  Place placeOf(EventSubscription subscription, String flow) {
    return stored(key(subscription, flow))
        .orElseGet(() -> Place.at(of(subscription, List.of(flow))));
  }

  /** The end of the stream: a place for live events only. */
  Place end(EventSubscription subscription) {
    return Place.at(log.bounds(stream(subscription)).last());
  }

  /** The stored position up to which all these flows are done; its start when none has one yet. */
  long of(EventSubscription subscription, Collection<String> flows) {
    return flows.stream()
        .flatMap(flow -> stored(key(subscription, flow)).stream())
        .map(Place::position)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> start(subscription));
  }

  /** The position after which a subscription began. */
  long start(EventSubscription subscription) {
    return stored(StateKeys.start(subscription.name(), subscription.source()))
        .map(Place::position)
        .orElseGet(() -> startOf(subscription));
  }

  /** Forgets where a subscription was. */
  void forgetSubscription(String subscription) throws InterruptedException {
    forget(StateKeys.cursors(subscription), _ -> true);
    forget(StateKeys.retries(subscription), _ -> true);
  }

  /** Forgets where a flow was in all its subscriptions. */
  void forgetFlow(String flow) throws InterruptedException {
    forget(StateKeys.CURSORS, key -> key.endsWith("/" + flow) && StateKeys.isOfFlow(key));
    forget(StateKeys.RETRIES, key -> StateKeys.isRetryOf(flow, key));
  }

  private void forget(String prefix, Predicate<String> wanted) throws InterruptedException {
    var after = "";
    List<StateStore.Entry> page;
    do {
      page = states.scan(prefix, after, PAGE);
      states.write(
          page.stream().map(StateStore.Entry::key).filter(wanted).map(StateKeys::delete).toList());
      after = page.isEmpty() ? after : page.getLast().key();
    } while (page.size() == PAGE);
  }

  static String key(EventSubscription subscription, String flow) {
    return StateKeys.cursor(subscription.name(), subscription.source(), flow);
  }

  private Optional<Place> stored(String key) {
    return states.get(key).map(Place::of);
  }

  static String stream(EventSubscription subscription) {
    return EventSource.streamOf(subscription.source());
  }

  private long startOf(EventSubscription subscription) {
    var stream = stream(subscription);
    return switch (subscription.startFrom()) {
      case StartFrom.New() -> log.bounds(stream).last();
      case StartFrom.Earliest() -> log.bounds(stream).first() - 1;
      case StartFrom.At(var time) -> log.positionAt(stream, time) - 1;
    };
  }
}
