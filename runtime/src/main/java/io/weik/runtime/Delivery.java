package io.weik.runtime;

import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.EventSubscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of one subscription to one flow, in order, one after the other, from a cursor of
 * its own. A failing event is tried again and then becomes a dead letter.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final int READ_EVENTS = 256;
  private static final long READ_BYTES = 4 << 20;

  private final EventSubscription subscription;
  private final String flow;
  private final RunningFlow running;
  private final String stream;
  private final FilterMatcher filter;
  private final Cursor cursor;
  private final Environment environment;
  private final Idle idle = new Idle();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedTries = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private volatile @Nullable Instant lastDelivered;
  private volatile @Nullable String lastError;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** What all deliveries share. */
  record Environment(EventLog log, RuntimeListener listener, RuntimeOptions options, Clock clock) {}

  Delivery(
      EventSubscription subscription,
      String flow,
      RunningFlow running,
      String stream,
      Cursor cursor,
      Environment environment) {
    this.subscription = subscription;
    this.flow = flow;
    this.running = running;
    this.stream = stream;
    this.filter = new FilterMatcher(subscription.filter());
    this.cursor = cursor;
    this.environment = environment;
  }

  void start() {
    thread = Threads.start("delivery/" + subscription.name() + "/" + flow, this::run);
  }

  /** Lets the event under way finish within the grace time, then cuts it off; stores the cursor. */
  void stop() throws InterruptedException {
    if (thread == null) {
      return;
    }
    stopping = true;
    idle.interruptIfWaiting(thread);
    if (!thread.join(environment.options.grace())) {
      Threads.interruptAndJoin(thread);
    }
    thread = null;
    cursor.storeSoon();
  }

  DeliveryStatus status() {
    long position = cursor.position();
    return new DeliveryStatus(
        subscription.name(),
        flow,
        new DeliveryState.Running(Instant.EPOCH),
        position,
        Math.max(0, environment.log.bounds(stream).last() - position),
        0,
        List.of(),
        0,
        0,
        delivered.sum(),
        0,
        failedTries.sum(),
        deadLetters.sum(),
        Optional.ofNullable(lastDelivered),
        Optional.ofNullable(lastError));
  }

  private void run() {
    while (!stopping) {
      try {
        deliverNext();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException failure) {
        lastError = Failures.text(failure);
        LOG.warn("subscription {} cannot go on: {}", subscription.name(), lastError);
        pause(environment.options.restart().after(1, ThreadLocalRandom.current()));
      }
    }
  }

  private void deliverNext() throws InterruptedException {
    long next = cursor.position() + 1;
    boolean there = idle.during(() -> environment.log.awaitPosition(stream, next, LOOK_AGAIN));
    if (!there) {
      return;
    }
    for (var stored : environment.log.read(stream, next, READ_EVENTS, READ_BYTES)) {
      if (stopping) {
        break;
      }
      take(stored);
    }
    cursor.storeSoon();
  }

  private void take(StoredEvent stored) throws InterruptedException {
    boolean wanted;
    try {
      wanted = filter.matches(stored.event());
    } catch (RuntimeException failure) {
      var error = "the filter failed: " + Failures.text(failure);
      var once = new DeadLetter.FailedTry(environment.clock.instant(), error);
      giveUp(stored, List.of(once), Duration.ZERO);
      return;
    }
    if (wanted) {
      deliver(stored);
    } else {
      cursor.moveTo(stored.position());
    }
  }

  private void deliver(StoredEvent stored) throws InterruptedException {
    var failed = new ArrayList<DeadLetter.FailedTry>();
    while (!stopping) {
      var begun = System.nanoTime();
      var error = tryOnce(stored);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      if (error.isEmpty()) {
        succeeded(stored, failed.size() + 1, took);
        return;
      }
      if (stopping) {
        return;
      }
      failed.add(new DeadLetter.FailedTry(environment.clock.instant(), error.get()));
      if (failed.size() >= environment.options.maximumTries()) {
        giveUp(stored, failed, took);
        return;
      }
      tell(stored, failed.size(), took, error, Optional.empty());
      pause(environment.options.redelivery().after(failed.size(), ThreadLocalRandom.current()));
    }
  }

  private Optional<String> tryOnce(StoredEvent stored) {
    try {
      running.process(stored.event());
      return Optional.empty();
    } catch (Throwable failure) { // a flow's Error must not end its deliveries
      failedTries.increment();
      lastError = Failures.text(failure);
      return Optional.of(Failures.text(failure));
    }
  }

  private void succeeded(StoredEvent stored, int number, Duration took) {
    cursor.moveTo(stored.position());
    delivered.increment();
    lastDelivered = environment.clock.instant();
    tell(stored, number, took, Optional.empty(), Optional.empty());
  }

  private void giveUp(StoredEvent stored, List<DeadLetter.FailedTry> failed, Duration took)
      throws InterruptedException {
    var letter =
        new DeadLetter(
            Uuid7.at(environment.clock.instant()),
            subscription.source(),
            subscription.name(),
            flow,
            stored.position(),
            stored.event(),
            failed);
    cursor.moveTo(stored.position(), letter.put());
    deadLetters.increment();
    LOG.warn(
        "event {} became dead letter {} of {} after {} tries: {}",
        stored.event().id(),
        letter.id(),
        subscription.name(),
        failed.size(),
        letter.error());
    tell(stored, failed.size(), took, Optional.of(letter.error()), Optional.of(letter.id()));
  }

  private void tell(
      StoredEvent stored,
      int number,
      Duration took,
      Optional<String> error,
      Optional<String> deadLetter) {
    environment.listener.delivered(
        new RuntimeListener.Try(
            subscription.name(),
            flow,
            stored.event(),
            number,
            environment.clock.instant(),
            took,
            error,
            deadLetter));
  }

  private void pause(Duration wait) {
    try {
      idle.during(
          () -> {
            Threads.pause(wait);
            return true;
          });
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
