package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.StartFrom;
import java.util.List;
import java.util.OptionalLong;

/** Where subscriptions start, and where their flows are. */
final class Positions {
  private static final int MOST_FLOWS = 10_000;

  private final EventLog log;
  private final StateStore states;

  Positions(EventLog log, StateStore states) {
    this.log = log;
    this.states = states;
  }

  /** Gives a new subscription its start, durably; one that has a start keeps it. */
  void place(EventSubscription subscription) throws InterruptedException {
    var key = StateKeys.start(subscription.name(), subscription.source());
    if (states.get(key).isEmpty()) {
      states.write(List.of(StateKeys.putNumber(key, startOf(subscription))));
    }
  }

  /** The durable cursor of a flow; a flow that joins starts where the subscription is. */
  Cursor cursor(EventSubscription subscription, String flow) {
    return Cursor.durable(
        states,
        StateKeys.cursor(subscription.name(), subscription.source(), flow),
        of(subscription));
  }

  /** A cursor for live events only. */
  Cursor liveCursor(EventSubscription subscription) {
    return Cursor.forgotten(states, log.bounds(stream(subscription)).last());
  }

  /** The stored position up to which all its flows are done; its start when it has had none. */
  long of(EventSubscription subscription) {
    var start = StateKeys.start(subscription.name(), subscription.source());
    OptionalLong least =
        states.scan(start + "/", "", MOST_FLOWS).stream()
            .mapToLong(entry -> number(entry.value()))
            .min();
    return least.isPresent()
        ? least.getAsLong()
        : states.get(start).map(Positions::number).orElseGet(() -> startOf(subscription));
  }

  /** The stored position of one flow; that of the subscription when it has none of its own yet. */
  long of(EventSubscription subscription, String flow) {
    var key = StateKeys.cursor(subscription.name(), subscription.source(), flow);
    return states.get(key).map(Positions::number).orElseGet(() -> of(subscription));
  }

  /** Forgets where a subscription was. */
  void forget(String subscription) throws InterruptedException {
    var keys = states.scan(StateKeys.cursors(subscription), "", MOST_FLOWS);
    states.write(keys.stream().map(entry -> StateKeys.delete(entry.key())).toList());
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

  private static long number(Payload value) {
    return Long.parseLong(value.text());
  }
}
