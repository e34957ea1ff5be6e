package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSubscription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far subscriptions are, and what they have still to deliver. */
final class Backlog {
  private final EventLog log;
  private final Positions positions;

  Backlog(EventLog log, Positions positions) {
    this.log = log;
    this.positions = positions;
  }

  /** All subscriptions by name; {@code running} is what the flows say of themselves just now. */
  List<SubscriptionStatus> of(Declared declared, List<FlowStatus> running) {
    return declared.subscriptions().values().stream()
        .map(
            subscription -> {
              var flows = declared.flowsOf(subscription);
              long position =
                  declared.carrier(subscription) == ChannelType.STREAM
                      ? furthestBehind(subscription, flows, running)
                      : log.bounds(Positions.stream(subscription)).last();
              return of(subscription, flows, position);
            })
        .toList();
  }

  /**
   * Of the flows that run, where they are just now; of those that stand still, where they stopped.
   */
  private long furthestBehind(
      EventSubscription subscription, List<String> flows, List<FlowStatus> running) {
    return flows.stream()
        .mapToLong(
            flow ->
                present(subscription, flow, running)
                    .orElseGet(() -> positions.of(subscription, List.of(flow))))
        .min()
        .orElseGet(() -> positions.of(subscription, List.of()));
  }

  private static OptionalLong present(
      EventSubscription subscription, String flow, List<FlowStatus> running) {
    return running.stream()
        .flatMap(status -> status.deliveries().stream())
        .filter(delivery -> delivery.flow().equals(flow))
        .filter(delivery -> delivery.subscription().equals(subscription.name()))
        .mapToLong(DeliveryStatus::position)
        .findFirst();
  }

  private SubscriptionStatus of(EventSubscription subscription, List<String> flows, long position) {
    var stream = Positions.stream(subscription);
    long pending = Math.max(0, log.bounds(stream).last() - position);
    var oldest =
        pending == 0
            ? Optional.<StoredEvent>empty()
            : log.read(stream, position + 1, 1, 1).stream().findFirst();
    return new SubscriptionStatus(
        subscription.name(),
        subscription.source(),
        subscription.channel(),
        flows,
        false,
        position,
        pending,
        oldest.map(StoredEvent::storedAt),
        0,
        0,
        0,
        0,
        Optional.empty());
  }
}
