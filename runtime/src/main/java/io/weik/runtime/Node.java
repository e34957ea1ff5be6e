package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.flow.FlowEngine;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.api.resource.ResourceId;
import io.weik.api.source.SimulatedDelivery;
import io.weik.api.source.SourceTypes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes a checked set of resources run. Safe for use by several threads: changes happen one after
 * the other, questions are answered at any time.
 */
public final class Node {
  private static final Duration WATCH = Duration.ofMillis(100);
  private static final Duration FAILING_LOOK = Duration.ofSeconds(5);

  private final ReentrantLock changing = new ReentrantLock();
  private final Listeners listeners = new Listeners();
  private final StateStore states;
  private final Wishes wishes;
  private final Positions positions;
  private final Sources sources;
  private final Flows flows;
  private final Backlog backlog;
  private final DeadLetters deadLetters;
  private final Replays replays;
  private final RetentionRound retention;
  private final SystemEvents system;
  private final Delivery.Environment deliveries;
  private volatile Declared declared = Declared.none();

  /** The outside that a node works with; it closes none of it. */
  public record Ports(
      EventLog log, StateStore states, HttpRoutes http, Supplier<FlowEngine> flows) {}

  /** A node with nothing declared yet. */
  public Node(SourceTypes types, Ports ports, RuntimeOptions options, Clock clock) {
    var log = ports.log();
    this.states = ports.states();
    this.wishes = new Wishes(states);
    this.positions = new Positions(log, states);
    this.deadLetters = new DeadLetters(states);
    this.system = new SystemEvents(log, clock);
    var failing = new FailingSources(system, clock);
    listeners.add(failing);
    var recorded = new ReplayStore(states, clock);
    this.deliveries =
        new Delivery.Environment(
            log,
            states,
            listeners,
            options,
            clock,
            Threads.workers(),
            Threads.timer(),
            Budget.ofHeap(),
            system,
            recorded,
            deadLetters);
    var starting = new DeliveryStart(positions, wishes, recorded, deliveries);
    this.backlog = new Backlog(log, positions, starting::isPaused);
    this.sources =
        new Sources(
            types,
            wishes,
            new Instance.Environment(
                log,
                states,
                ports.http(),
                listeners,
                options,
                clock,
                system,
                new DeliveredEvents(log, positions, deadLetters, () -> declared),
                deadLetters));
    this.flows = new Flows(ports.flows(), wishes, starting, deliveries);
    this.replays = new Replays(log, recorded, flows, starting, () -> declared, changing, clock);
    this.retention = new RetentionRound(log, positions, recorded, options, clock);
    system.start();
    retention.start(() -> declared);
    var _ =
        deliveries
            .timer()
            .scheduleWithFixedDelay(
                flows::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    var _ =
        deliveries
            .timer()
            .scheduleWithFixedDelay(
                failing::look,
                FAILING_LOOK.toMillis(),
                FAILING_LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /** From now on {@code listener} is told what happens. */
  public void listen(RuntimeListener listener) {
    listeners.add(listener);
  }

  /**
   * Makes this set the one that runs: stops what is gone or changed, starts what is new or changed,
   * leaves all else alone. A flow that does not start, or a source that fails, is told in its
   * status and stops nothing else.
   *
   * @param resources checked, with all references resolved
   */
  public void apply(List<Resource> resources) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var next = Declared.of(resources);
      for (EventSubscription subscription : next.subscriptions().values()) {
        positions.place(subscription, next.flowsOf(subscription));
      }
      sources.leave(next.sources());
      flows.leave(declared, next);
      declared = next;
      sources.enter(next.sources());
      flows.enter(next);
    } finally {
      changing.unlock();
    }
  }

  /**
   * Forgets what is kept beside a resource that has been deleted: cursors, and whether it was
   * started.
   */
  public void forget(ResourceId id) throws InterruptedException {
    switch (id.kind()) {
      case EVENT_SUBSCRIPTION -> {
        positions.forgetSubscription(id.name());
        wishes.forget(DeliveryStart.WISH, id.name());
      }
      case EVENT_SOURCE -> {
        wishes.forget(Sources.WISH, id.name());
        SourceState.forget(states, id.name());
      }
      case INTEGRATION_FLOW -> {
        positions.forgetFlow(id.name());
        wishes.forget(Flows.WISH, id.name());
      }
      case EVENT_CHANNEL, VARIABLE -> {}
    }
  }

  /** Starts or stops a source or a flow, and remembers that over a restart. */
  public void run(Kind kind, String name, boolean started) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      switch (kind) {
        case EVENT_SOURCE -> {
          if (started) {
            sources.start(name);
          } else {
            sources.stop(name);
          }
        }
        case INTEGRATION_FLOW -> {
          if (started) {
            flows.start(name, declared);
          } else {
            flows.stop(name);
          }
        }
        case EVENT_CHANNEL, EVENT_SUBSCRIPTION, VARIABLE ->
            throw new ProblemException(
                Problem.user("cannot be started or stopped").value(kind.word()));
      }
    } finally {
      changing.unlock();
    }
  }

  /** All instances by name. */
  public List<InstanceStatus> instances() {
    return sources.statuses();
  }

  /** The instance of the source with this name. */
  public Optional<InstanceStatus> instance(String source) {
    return sources.status(source);
  }

  /** All flows by name. */
  public List<FlowStatus> flows() {
    return flows.statuses();
  }

  /** All subscriptions by name. */
  public List<SubscriptionStatus> subscriptions() {
    return backlog.of(declared, flows.statuses());
  }

  /**
   * Pauses or resumes all deliveries of a subscription, and remembers that over a restart. Its
   * place is kept. Resuming also goes on after a gap that the subscription stands still for.
   *
   * @throws ProblemException when there is no such subscription
   */
  public void pause(String subscription, boolean paused) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      if (!declared.subscriptions().containsKey(subscription)) {
        throw new ProblemException(
            Problem.user("no such subscription")
                .value(subscription)
                .hint("see weikio eventsubscription ls"));
      }
      wishes.store(DeliveryStart.WISH, subscription, !paused);
      flows.deliveries(subscription).forEach(delivery -> delivery.pause(paused));
    } finally {
      changing.unlock();
    }
  }

  /** Delivers stored events again. */
  public Replays replays() {
    return replays;
  }

  /** Tells the system source that an apply was refused. */
  public void applyFailed(List<Problem> problems) {
    var data = SystemEvents.data();
    var list = data.putArray("problems");
    problems.forEach(problem -> list.add(problem.toString()));
    system.tell("io.weik.apply.failed", "config", data);
  }

  /** The events that could not be delivered. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /**
   * Tries once to deliver a dead letter to the flow that failed, in its key's order, and waits for
   * the outcome. It is removed when the flow takes it; else it stays, with one more failed try. One
   * that its source could not make goes into the stream as it is.
   *
   * @return what went wrong; empty when it was delivered
   */
  public Optional<String> retry(DeadLetter letter) throws InterruptedException {
    if (letter.isOfSource()) {
      return sources.accept(letter);
    }
    var delivery = flows.delivery(letter.subscription(), letter.flow());
    if (delivery.isEmpty()) {
      return Optional.of(
          flows.running(letter.flow()).isEmpty()
              ? "flow " + letter.flow() + " is not started"
              : letter.flow() + " does not take events of " + letter.subscription());
    }
    return delivery.get().retry(new LetterRetry(letter, deadLetters), letter.event());
  }

  /**
   * A delivery such as the outside world would send to a source; empty when none is sent to its
   * type.
   */
  public Optional<SimulatedDelivery> simulate(String source, Payload payload) {
    return sources.simulate(source, payload);
  }

  /**
   * Runs a source once against the real world, from the state it is in, and stores nothing. It may
   * be running at the same time.
   *
   * @param limit how many events are kept to be shown
   */
  public Trial tryOut(String source, int limit) throws InterruptedException {
    return sources.tryOut(source, limit);
  }

  /** Why this node is not ready: sources and flows that should run and do not. */
  public List<String> reasonsAgainstReady() {
    var reasons = new ArrayList<String>();
    for (var instance : instances()) {
      switch (instance.state()) {
        case InstanceState.Running _, InstanceState.Stopped _ -> {}
        case InstanceState.BackingOff backingOff ->
            reasons.add(
                "source " + instance.source() + " backs off: " + backingOff.why().message());
        case InstanceState.Waiting waiting ->
            reasons.add("source " + instance.source() + " waits: " + waiting.why().message());
        case InstanceState.Starting _, InstanceState.Stopping _ ->
            reasons.add("source " + instance.source() + " is " + instance.state().word());
      }
    }
    for (var flow : flows()) {
      flow.state()
          .problem()
          .ifPresent(why -> reasons.add("flow " + flow.name() + " failed: " + why.message()));
    }
    return reasons;
  }

  /** Stops taking in, lets what is under way finish within the grace time, then stops the flows. */
  public void stop() throws InterruptedException {
    changing.lockInterruptibly();
    try {
      retention.close();
      sources.stopAll();
      flows.stopAll();
      deliveries.timer().shutdownNow();
      deliveries.workers().shutdown();
      system.close();
    } finally {
      changing.unlock();
    }
  }
}
