package io.weik.runtime;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSubscription;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Delivers stored events again, in their key's order among the events that come. Safe for use by
 * several threads.
 */
public final class Replays {
  private static final int CHUNK = 256;
  private static final long CHUNK_BYTES = 4 << 20;

  private final EventLog log;
  private final ReplayStore store;
  private final Flows flows;
  private final DeliveryStart deliveryStart;
  private final Supplier<Declared> declared;
  private final ReentrantLock changing;
  private final Clock clock;

  /** Changes happen under {@code changing}, as those of the node do. */
  Replays(
      EventLog log,
      ReplayStore store,
      Flows flows,
      DeliveryStart deliveryStart,
      Supplier<Declared> declared,
      ReentrantLock changing,
      Clock clock) {
    this.log = log;
    this.store = store;
    this.flows = flows;
    this.deliveryStart = deliveryStart;
    this.declared = declared;
    this.changing = changing;
    this.clock = clock;
  }

  /**
   * What a replay would deliver.
   *
   * @param source name of the EventSource whose stream would be read
   * @param flows names of the flows that would get the events
   * @param events how many events each would get
   */
  public record Plan(String source, List<String> flows, long events) {}

  /**
   * Counts what a replay would deliver, and delivers nothing.
   *
   * @throws ProblemException when the request cannot be met
   */
  public Plan plan(ReplayRequest request) {
    var replay = recorded(request);
    var filter = new FilterMatcher(subscription(request).filter());
    var stream = Positions.stream(subscription(request));
    long events = 0;
    long next = replay.first();
    while (next <= replay.last()) {
      var chunk = log.read(stream, next, CHUNK, CHUNK_BYTES);
      if (chunk.isEmpty()) {
        break;
      }
      events +=
          chunk.stream()
              .filter(stored -> stored.position() <= replay.last())
              .filter(stored -> replay.wants(stored.event()) && matches(filter, stored))
              .count();
      next = chunk.getLast().position() + 1;
    }
    return new Plan(replay.source(), replay.flows(), events);
  }

  private static boolean matches(FilterMatcher filter, StoredEvent stored) {
    try {
      return filter.matches(stored.event());
    } catch (RuntimeException _) {
      return true; // it would become a dead letter
    }
  }

  /**
   * Begins a replay; it goes on after a restart.
   *
   * @throws ProblemException when the request cannot be met
   */
  public ReplayStatus start(ReplayRequest request) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var replay = recorded(request);
      store.put(replay);
      store.ended(replay.id()); // when there is nothing to deliver
      if (replay.first() <= replay.last()) {
        for (var flow : replay.flows()) {
          flows
              .delivery(request.subscription(), flow)
              .ifPresent(delivery -> deliveryStart.replay(delivery, replay));
        }
      }
      return status(replay);
    } finally {
      changing.unlock();
    }
  }

  /** All that run, and those that ended within the last day, oldest first. */
  public List<ReplayStatus> all() {
    return store.all().stream().map(this::status).toList();
  }

  /**
   * Ends a replay; events under way are finished.
   *
   * @throws ProblemException when there is none of this id that runs
   */
  public void cancel(String id) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var replay =
          store.all().stream()
              .filter(one -> one.id().equals(id) && one.state() == ReplayStatus.State.RUNNING)
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.user("no such replay runs")
                              .value(id)
                              .hint("see weikio event replays")));
      store.put(replay.become(ReplayStatus.State.CANCELLED, clock.instant()));
      for (var delivery : flows.deliveries(replay.request().subscription()).toList()) {
        delivery.unfeed(id);
      }
    } finally {
      changing.unlock();
    }
  }

  private ReplayRecord recorded(ReplayRequest request) {
    var subscription = subscription(request);
    var stream = Positions.stream(subscription);
    var bounds = log.bounds(stream);
    var takers = declared.get().flowsOf(subscription);
    if (takers.isEmpty()) {
      throw new ProblemException(
          Problem.user("no flow takes the events of this subscription").value(subscription.name()));
    }
    long first = request.from().map(time -> log.positionAt(stream, time)).orElse(bounds.first());
    long last = request.to().map(time -> log.positionAt(stream, time) - 1).orElse(bounds.last());
    var now = clock.instant();
    return new ReplayRecord(
        Uuid7.at(now),
        request,
        subscription.source(),
        takers,
        Math.max(first, bounds.first()),
        last,
        ReplayStatus.State.RUNNING,
        now,
        Optional.empty());
  }

  private EventSubscription subscription(ReplayRequest request) {
    var found = declared.get().subscriptions().get(request.subscription());
    if (found == null) {
      throw new ProblemException(
          Problem.user("no such subscription")
              .value(request.subscription())
              .hint("see weikio eventsubscription ls"));
    }
    return found;
  }

  private ReplayStatus status(ReplayRecord replay) {
    long position =
        replay.flows().stream()
            .mapToLong(flow -> position(replay, flow))
            .min()
            .orElse(replay.last());
    return new ReplayStatus(
        replay.id(),
        replay.request(),
        replay.source(),
        replay.flows(),
        replay.first(),
        replay.last(),
        position,
        store.delivered(replay.id()).sum(),
        store.find(replay.id()).map(ReplayRecord::state).orElse(replay.state()),
        replay.started());
  }

  private long position(ReplayRecord replay, String flow) {
    return flows
        .delivery(replay.request().subscription(), flow)
        .flatMap(delivery -> delivery.positionOf(replay.id()))
        .orElseGet(() -> store.place(replay, flow).position());
  }
}
