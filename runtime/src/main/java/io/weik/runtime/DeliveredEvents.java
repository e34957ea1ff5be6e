package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.source.Delivered;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which events of a source all its subscriptions have delivered. Those over a channel that forgets
 * do not count.
 */
final class DeliveredEvents {
  private final Positions positions;
  private final DeadLetters deadLetters;
  private final Supplier<Declared> declared;

  DeliveredEvents(Positions positions, DeadLetters deadLetters, Supplier<Declared> declared) {
    this.positions = positions;
    this.deadLetters = deadLetters;
    this.declared = declared;
  }

  /** Reads what is stored: it may be a moment behind what flows have just done. */
  Delivered of(String source) {
    var all = declared.get();
    var open = new HashSet<Long>();
    Optional<Long> frontier = Optional.empty();
    for (var subscription : all.subscriptions().values()) {
      boolean counts =
          subscription.source().equals(source) && all.carrier(subscription) == ChannelType.STREAM;
      if (counts) {
        for (var flow : all.flowsOf(subscription)) {
          var place = positions.placeOf(subscription, flow);
          open.addAll(place.open());
          frontier = Optional.of(Math.min(frontier.orElse(place.frontier()), place.frontier()));
        }
      }
    }
    if (frontier.isEmpty()) {
      return new Delivered(0, Set.of());
    }
    deadLetters.query(DeadLetterQuery.ofSource(source)).forEach(one -> open.add(one.position()));
    return new Delivered(frontier.get(), open);
  }
}
