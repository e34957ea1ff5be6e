package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of one delivery: each takes tasks through the flow until there is nothing to do. */
final class Crew {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Delivery delivery;
  private final RunningFlow running;
  private final DeliveryPolicy policy;
  private final Backoff backoff;
  private final Delivery.Environment environment;
  private final Set<Slot> slots = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stuck = new AtomicInteger();

  Crew(
      Delivery delivery,
      RunningFlow running,
      DeliveryPolicy policy,
      Delivery.Environment environment) {
    this.delivery = delivery;
    this.running = running;
    this.policy = policy;
    this.backoff = Backoff.of(policy.retry());
    this.environment = environment;
  }

  /** Brings one more worker. */
  void hire() {
    try {
      environment.workers().execute(this::work);
    } catch (RejectedExecutionException _) {
      delivery.lanes().dismiss(); // everything is closing
    }
  }

  int stuck() {
    return stuck.get();
  }

  void interruptAll() {
    slots.forEach(Slot::interrupt);
  }

  private void work() {
    var slot = new Slot();
    slots.add(slot);
    try {
      var task = delivery.lanes().take();
      while (task != null) {
        task = process(task, slot);
      }
      delivery.rest();
    } catch (InterruptedException _) {
      // stopping: what is left is delivered after the next start
    } finally {
      slots.remove(slot);
    }
  }

  private enum After {
    DONE,
    POSTPONED,
    ABANDONED
  }

  /** Gives the next task, or null when this worker is done. */
  private @Nullable Task process(Task task, Slot slot) throws InterruptedException {
    After after;
    try {
      after = handle(task, slot);
    } catch (InterruptedException stopping) {
      delivery.lanes().finish(task);
      delivery.lanes().dismiss();
      throw stopping;
    } catch (RuntimeException unforeseen) {
      delivery.circuit().unused();
      delivery.trouble(unforeseen);
      putOff(task, AFTER_TROUBLE);
      after = After.POSTPONED;
    }
    return switch (after) {
      case DONE -> delivery.lanes().next(task);
      case POSTPONED -> delivery.lanes().take();
      case ABANDONED -> {
        stuck.decrementAndGet();
        delivery.lanes().dismiss();
        yield null;
      }
    };
  }

  private After handle(Task task, Slot slot) throws InterruptedException {
    if (!task.begin()) {
      delivery.circuit().unused();
      return After.DONE;
    }
    if (!task.due.equals(Instant.EPOCH)) {
      var early = Duration.between(environment.clock().instant(), task.due);
      if (early.isPositive()) {
        delivery.circuit().unused();
        putOff(task, early);
        return After.POSTPONED;
      }
    }
    var event = task.event;
    if (event == null) {
      event = task.origin.read(task);
      if (event == null) {
        delivery.circuit().unused();
        task.origin.lost(task);
        return After.DONE;
      }
      delivery.lanes().reload(task, event);
    }
    return tryOnce(task, event, slot);
  }

  private After tryOnce(Task task, Event event, Slot slot) throws InterruptedException {
    long begun = System.nanoTime();
    slot.begin(task, begun);
    Throwable failure = null;
    try {
      running.process(event);
    } catch (Throwable thrown) { // a flow's Error must not end its deliveries
      failure = thrown;
    }
    var took = Duration.ofNanos(System.nanoTime() - begun);
    var end = slot.end();
    if (end == Slot.End.ABANDONED) {
      return After.ABANDONED;
    }
    if (failure == null) {
      return succeeded(task, event, took);
    }
    if (delivery.isStopping()) {
      throw new InterruptedException("stopped during a try");
    }
    var outcome = FailedOutcome.of(failure);
    return failed(
        task, event, took, end == Slot.End.CUT_OFF ? outcome.cutOff(policy.timeout()) : outcome);
  }

  private After succeeded(Task task, Event event, Duration took) throws InterruptedException {
    task.origin.delivered(task);
    var now = environment.clock().instant();
    delivery.figures().delivered(now);
    flowWorks();
    tell(event, task.failed.size() + 1, now, took, Optional.empty(), Optional.empty());
    return After.DONE;
  }

  private void flowWorks() {
    if (delivery.circuit().succeeded()) {
      tellCircuit("io.weik.circuit.closed", "");
      delivery.lanes().bringWorker();
    }
  }

  private After failed(Task task, Event event, Duration took, FailedOutcome outcome)
      throws InterruptedException {
    var now = environment.clock().instant();
    var error = Optional.of(outcome.error());
    task.failed.add(new DeadLetter.FailedTry(now, outcome.error()));
    delivery.figures().failed(outcome.error());
    int tries = task.failed.size();
    boolean counts = task.origin.persists() || !delivery.circuit().isClosed();
    boolean opened = counts && !outcome.isRefusal() && opensCircuit(task, outcome.error());
    if (outcome.isRefusal()) {
      flowWorks();
    }
    boolean last = tries >= policy.retry().maxAttempts() && !opened;
    if (outcome.isFinal() || last || !task.origin.persists()) {
      var letter = task.origin.givenUp(task, event);
      tell(event, tries, now, took, error, Optional.of(letter));
      return After.DONE;
    }
    tell(event, tries, now, took, error, Optional.empty());
    var wait = backoff.after(tries, ThreadLocalRandom.current());
    postpone(task, outcome.atLeast().filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    return After.POSTPONED;
  }

  private void postpone(Task task, Duration wait) throws InterruptedException {
    task.due = environment.clock().instant().plus(wait);
    task.origin.postponed(task, wait);
    putOff(task, wait);
  }

  private void putOff(Task task, Duration wait) {
    delivery.lanes().postpone(task);
    later(() -> delivery.lanes().due(task), wait);
  }

  private void later(Runnable what, Duration wait) {
    try {
      var _ = environment.timer().schedule(what, wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // everything is closing
    }
  }

  private boolean opensCircuit(Task task, String error) {
    boolean fresh = task.failed.size() == 1;
    boolean alone = !delivery.lanes().hasFresh();
    return switch (delivery.circuit().failed(task.id, error, fresh, alone)) {
      case Circuit.Effect.None() -> false;
      case Circuit.Effect.Pause(var wait, var opened) -> {
        if (opened) {
          tellCircuit("io.weik.circuit.opened", error);
        }
        later(
            () -> {
              delivery.circuit().allowProbe();
              delivery.lanes().bringWorker();
            },
            wait);
        yield opened;
      }
    };
  }

  private void tellCircuit(String type, String error) {
    var subscription = delivery.subscription();
    if (error.isEmpty()) {
      LOG.info("deliveries of {} to {} go on", subscription.name(), delivery.flow());
    } else {
      LOG.warn(
          "deliveries of {} to {} pause, since everything fails: {}",
          subscription.name(),
          delivery.flow(),
          error);
    }
    if (!subscription.source().equals(EventSource.SYSTEM)) {
      var data = SystemEvents.data().put("source", subscription.source());
      data.put("subscription", subscription.name()).put("flow", delivery.flow());
      if (!error.isEmpty()) {
        data.put("error", error);
      }
      environment.system().tell(type, "eventsubscription/" + subscription.name(), data);
    }
  }

  /** Cuts off what takes too long, and lets go of what does not end even then. */
  void watch(long nanos) {
    if (policy.timeout().isZero()) {
      return;
    }
    for (var slot : slots) {
      var lost = slot.watch(nanos, policy.timeout(), PATIENCE);
      if (lost != null) {
        stuck.incrementAndGet();
        Threads.start("abandon/" + delivery.liveName(), () -> abandon(lost));
      }
    }
  }

  private void abandon(Task task) {
    try {
      var outcome = FailedOutcome.endless(policy.timeout());
      var event = Objects.requireNonNull(task.event, "event");
      switch (failed(task, event, policy.timeout().plus(PATIENCE), outcome)) {
        case DONE -> delivery.lanes().finish(task);
        case POSTPONED, ABANDONED -> throw new IllegalStateException("a final outcome is final");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(
      Event event,
      int number,
      Instant now,
      Duration took,
      Optional<String> error,
      Optional<String> letter) {
    environment
        .listener()
        .delivered(
            new RuntimeListener.Try(
                delivery.subscription().name(),
                delivery.flow(),
                event,
                number,
                now,
                took,
                error,
                letter));
  }
}
