package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.source.Delivered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which events of a source all its subscriptions have delivered. Those over a channel that forgets
 * do not count; one that no flow takes has delivered nothing yet.
 */
final class DeliveredEvents {
  private static final Delivered NOTHING = new Delivered(0, 0, Set.of());

  private final EventLog log;
  private final Positions positions;
  private final DeadLetters deadLetters;
  private final Supplier<Declared> declared;

  DeliveredEvents(
      EventLog log, Positions positions, DeadLetters deadLetters, Supplier<Declared> declared) {
    this.log = log;
    this.positions = positions;
    this.deadLetters = deadLetters;
    this.declared = declared;
  }

  /** Reads what is stored: it may be a moment behind what flows have just done. */
  Delivered of(String source) {
    var all = declared.get();
    var subscriptions =
        all.subscriptions().values().stream().filter(one -> counts(one, source, all));
    return of(source, subscriptions.toList(), all);
  }

  private static boolean counts(EventSubscription subscription, String source, Declared all) {
    return subscription.source().equals(source) && all.carrier(subscription) == ChannelType.STREAM;
  }

  private Delivered of(String source, List<EventSubscription> subscriptions, Declared all) {
    if (subscriptions.isEmpty()) {
      return NOTHING;
    }
    var open = new HashSet<Long>();
    long start = Long.MAX_VALUE;
    long frontier = Long.MAX_VALUE;
    for (var subscription : subscriptions) {
      long begin = positions.start(subscription);
      var flows = all.flowsOf(subscription);
      start = Math.min(start, begin);
      frontier = flows.isEmpty() ? Math.min(frontier, begin) : frontier;
      for (var flow : flows) {
        var place = positions.placeOf(subscription, flow);
        open.addAll(place.open());
        frontier = Math.min(frontier, place.frontier());
      }
    }
    open.addAll(deadLetters.positions(source));
    return new Delivered(Math.max(start, dropped(source, all)), frontier, open);
  }

  /** The position up to which a hard limit may have dropped what nobody had yet. */
  private long dropped(String source, Declared all) {
    var declaration = all.sources().get(source);
    boolean bounded = declaration != null && declaration.retention().hardLimit().isPresent();
    return bounded ? log.bounds(EventSource.streamOf(source)).first() - 1 : 0;
  }
}
