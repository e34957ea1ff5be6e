package io.weik.runtime;

import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventSubscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** How far subscriptions are, and what they have still to deliver. */
final class Backlog {
  private final EventLog log;
  private final Positions positions;
  private final Predicate<String> paused;

  /** Asks {@code paused} whether a subscription of a name is. */
  Backlog(EventLog log, Positions positions, Predicate<String> paused) {
    this.log = log;
    this.positions = positions;
    this.paused = paused;
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
              var deliveries = deliveries(subscription, running);
              return of(
                  subscription, flows, deliveries, position, paused.test(subscription.name()));
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

  private static List<DeliveryStatus> deliveries(
      EventSubscription subscription, List<FlowStatus> running) {
    return running.stream()
        .flatMap(status -> status.deliveries().stream())
        .filter(delivery -> delivery.subscription().equals(subscription.name()))
        .toList();
  }

  private static OptionalLong present(
      EventSubscription subscription, String flow, List<FlowStatus> running) {
    return deliveries(subscription, running).stream()
        .filter(delivery -> delivery.flow().equals(flow))
        .mapToLong(DeliveryStatus::position)
        .findFirst();
  }

  private SubscriptionStatus of(
      EventSubscription subscription,
      List<String> flows,
      List<DeliveryStatus> running,
      long position,
      boolean paused) {
    var stream = Positions.stream(subscription);
    long behind = Math.max(0, log.bounds(stream).last() - position);
    long pending = running.stream().mapToLong(DeliveryStatus::pending).max().orElse(behind);
    if (running.size() < flows.size()) {
      pending = Math.max(pending, behind);
    }
    return new SubscriptionStatus(
        subscription.name(),
        subscription.source(),
        subscription.channel(),
        flows,
        paused,
        position,
        pending,
        behind == 0 ? Optional.empty() : oldest(stream, position),
        running.stream().mapToInt(DeliveryStatus::inFlight).sum(),
        running.stream().mapToInt(DeliveryStatus::retries).sum(),
        running.stream().mapToLong(DeliveryStatus::delivered).sum(),
        running.stream().mapToLong(DeliveryStatus::lastMinute).sum(),
        running.stream().flatMap(one -> one.problem().stream()).findFirst());
  }

  private Optional<Instant> oldest(String stream, long position) {
    return log.read(stream, position + 1, 1, 1).stream().findFirst().map(StoredEvent::storedAt);
  }
}
