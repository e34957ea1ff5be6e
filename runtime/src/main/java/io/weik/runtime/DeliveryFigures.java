package io.weik.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one delivery has done since it was started. Safe for use by several threads. */
final class DeliveryFigures {
  private static final int RETRIES_SHOWN = 100;

  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedTries = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final Rate rate = new Rate();
  private volatile @Nullable Instant lastDelivered;
  private volatile @Nullable String lastError;

  void delivered(Instant now) {
    delivered.increment();
    rate.add(now, 1);
    lastDelivered = now;
  }

  void failed(String error) {
    failedTries.increment();
    lastError = error;
  }

  void deadLetter(String error) {
    deadLetters.increment();
    lastError = error;
  }

  void error(String error) {
    lastError = error;
  }

  DeliveryStatus status(
      Delivery delivery, long position, long pending, Lanes.Load load, int stuck, Instant now) {
    return new DeliveryStatus(
        delivery.subscription().name(),
        delivery.flow(),
        delivery.state(),
        position,
        pending,
        load.inFlight(),
        load.postponed().size(),
        load.postponed().stream()
            .sorted(Comparator.comparing(task -> task.due))
            .limit(RETRIES_SHOWN)
            .map(DeliveryFigures::retrying)
            .toList(),
        load.held(),
        stuck,
        delivered.sum(),
        rate.within(Duration.ofMinutes(1), now),
        failedTries.sum(),
        deadLetters.sum(),
        Optional.ofNullable(lastDelivered),
        Optional.ofNullable(lastError),
        delivery.problem());
  }

  private static DeliveryStatus.Retrying retrying(Task task) {
    return new DeliveryStatus.Retrying(
        task.position, task.id, task.failed.size(), task.due, task.lastError());
  }
}
