package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Ordering;
import io.weik.api.source.StateChange;
import io.weik.api.source.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of one subscription to one flow: feeds bring them into lanes, workers take them
 * through the flow. Started and stopped once, by the runtime; all else is safe for use by several
 * threads.
 */
final class Delivery implements Feed.Host {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration STORE_AGAIN = Duration.ofSeconds(1);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);
  private static final Duration LETTER_PATIENCE = Duration.ofSeconds(20);
  private static final String STOPPING = "the delivery is stopping";

  private final EventSubscription subscription;
  private final String flow;
  private final Environment environment;
  private final OrderingKeys keys;
  private final Circuit circuit;
  private final Lanes lanes;
  private final Crew crew;
  private final Gaps gaps;
  private final DeliveryFigures figures = new DeliveryFigures();
  private final List<Feed> feeds = new CopyOnWriteArrayList<>();
  private final Instant since;
  private volatile @Nullable Instant pausedSince;
  private volatile DeliveryState.@Nullable Waiting waiting;
  private volatile boolean stopping;

  /** What all deliveries share. */
  record Environment(
      EventLog log,
      StateStore states,
      RuntimeListener listener,
      RuntimeOptions options,
      Clock clock,
      ExecutorService workers,
      ScheduledExecutorService timer,
      Budget budget,
      SystemEvents system,
      ReplayStore replays,
      DeadLetters letters) {}

  Delivery(
      EventSubscription subscription,
      String flow,
      RunningFlow running,
      boolean paused,
      Environment environment) {
    this.subscription = subscription;
    this.flow = flow;
    this.environment = environment;
    var policy = subscription.delivery();
    this.keys = new OrderingKeys(policy);
    this.circuit = new Circuit(policy.circuit(), environment.clock());
    this.since = environment.clock().instant();
    this.pausedSince = paused ? since : null;
    this.gaps = new Gaps(subscription, flow, environment);
    this.crew = new Crew(this, running, policy, environment);
    this.lanes =
        new Lanes(
            policy.maxInFlight(),
            policy.ordering() == Ordering.KEY,
            environment.budget(),
            fresh -> pausedSince == null && waiting == null && circuit.admits(fresh),
            crew::hire);
  }

  EventSubscription subscription() {
    return subscription;
  }

  String flow() {
    return flow;
  }

  Circuit circuit() {
    return circuit;
  }

  DeliveryFigures figures() {
    return figures;
  }

  /** Begins to read from the cursor, or what a replay asks for. */
  void feed(Feed feed) {
    feeds.add(feed);
    feed.start("feed/" + feed.name());
  }

  /** Ends a feed; what has begun is finished. */
  void unfeed(String name) throws InterruptedException {
    var ending = feeds.stream().filter(feed -> feed.name().equals(name)).toList();
    for (var feed : ending) {
      feed.cancel();
    }
    feeds.removeAll(ending);
  }

  void pause(boolean paused) {
    pausedSince = paused ? environment.clock().instant() : null;
    if (!paused) {
      gaps.resume();
      lanes.bringWorker();
    }
  }

  /** From now on nothing is begun. */
  void beginStop() throws InterruptedException {
    stopping = true;
    lanes.close();
    for (var feed : feeds) {
      feed.stop();
    }
  }

  /**
   * Lets what is under way finish until a time of {@link System#nanoTime}, then cuts it off. What
   * was done is stored when this returns: whoever comes next goes on from there.
   */
  void endStop(long deadline) throws InterruptedException {
    if (!lanes.awaitQuiet(deadline - System.nanoTime())) {
      crew.interruptAll();
      if (!lanes.awaitQuiet(AFTER_INTERRUPT.toNanos())) {
        LOG.warn("flow {} does not end what it does for {}", flow, subscription.name());
      }
    }
    try {
      for (var feed : feeds) {
        feed.finish();
      }
    } catch (StoreUnavailableException failure) {
      LOG.warn("{} will be delivered again in part: {}", subscription.name(), failure.getMessage());
    }
    lanes.clear();
  }

  /** Called by a worker that finds nothing more to do. */
  void rest() throws InterruptedException {
    persistently(
        () -> {
          for (var feed : feeds) {
            feed.progress().rest();
          }
        });
  }

  /** Cuts off what takes too long; called several times a second. */
  void watch() {
    crew.watch(System.nanoTime());
  }

  /**
   * Delivers a dead letter once more, in its key's order, and waits for the outcome. While the
   * circuit is open it is what is tried next.
   *
   * @return what went wrong; empty when the flow took it
   */
  Optional<String> retry(LetterRetry retry, Event event) throws InterruptedException {
    var against = reasonAgainst();
    if (against.isPresent()) {
      return against;
    }
    var task = retry.task(keys.of(event));
    circuit.allowProbe();
    lanes.addFirst(task);
    try {
      return retry.outcome().get(LETTER_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      return task.withdraw()
          ? Optional.of("its turn did not come; other events of its key are before it")
          : retry.outcome().join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Optional<String> reasonAgainst() {
    return switch (state()) {
      case DeliveryState.Running _, DeliveryState.CircuitOpen _ ->
          stopping ? Optional.of(STOPPING) : Optional.empty();
      case DeliveryState.Paused _ ->
          Optional.of("subscription " + subscription.name() + " is paused");
      case DeliveryState.Failed failed -> Optional.of(failed.why().message());
      case DeliveryState.Waiting why -> Optional.of(why.why().message());
    };
  }

  DeliveryStatus status() {
    var load = lanes.load();
    var live = feeds.stream().filter(feed -> feed.name().equals(liveName())).findFirst();
    long frontier = live.map(feed -> feed.progress().frontier()).orElse(0L);
    long last = environment.log().bounds(Positions.stream(subscription)).last();
    int open = live.map(Feed::open).orElse(0);
    return figures.status(
        this,
        live.map(Feed::position).orElse(0L),
        Math.max(0, last - frontier) + open,
        load,
        crew.stuck(),
        environment.clock().instant());
  }

  /** Up to where a feed is done; empty when there is none of this name. */
  Optional<Long> positionOf(String feed) {
    return feeds.stream().filter(one -> one.name().equals(feed)).map(Feed::position).findFirst();
  }

  /** The name of the feed from the cursor. */
  String liveName() {
    return subscription.name() + "/" + flow;
  }

  DeliveryState state() {
    var paused = pausedSince;
    var store = waiting;
    if (paused != null) {
      return new DeliveryState.Paused(paused);
    }
    if (store != null) {
      return store;
    }
    return gaps.failed()
        .<DeliveryState>map(failed -> failed)
        .or(circuit::state)
        .orElseGet(() -> new DeliveryState.Running(since));
  }

  /** What is wrong: with the state, or a gap that nobody has looked at yet. */
  Optional<Problem> problem() {
    return state().problem().or(gaps::notice);
  }

  boolean isStopping() {
    return stopping;
  }

  @Override
  public EventLog log() {
    return environment.log();
  }

  @Override
  public StateStore states() {
    return environment.states();
  }

  @Override
  public Lanes lanes() {
    return lanes;
  }

  @Override
  public Clock clock() {
    return environment.clock();
  }

  @Override
  public String keyOf(Event event) {
    return keys.of(event);
  }

  @Override
  public void persistently(Feed.StoreCall call) throws InterruptedException {
    while (true) {
      try {
        call.run();
        goOn();
        return;
      } catch (StoreUnavailableException failure) {
        waitForStore(failure);
      }
    }
  }

  private void goOn() {
    if (waiting != null) {
      waiting = null;
      LOG.info("subscription {} goes on", subscription.name());
      lanes.bringWorker();
    }
  }

  private void waitForStore(StoreUnavailableException failure) throws InterruptedException {
    if (stopping) {
      throw new InterruptedException(STOPPING);
    }
    var why = Failures.problem(failure);
    if (waiting == null) {
      waiting = new DeliveryState.Waiting(environment.clock().instant(), why);
      LOG.warn("subscription {} waits for the store: {}", subscription.name(), why.message());
    }
    Threads.pause(STORE_AGAIN);
  }

  @Override
  public void gap(Feed feed, long from, long to) throws InterruptedException {
    if (feed.name().equals(liveName())) {
      persistently(() -> gaps.found(from, to));
    }
  }

  @Override
  public String bury(Task task, Event event, List<StateChange> together)
      throws InterruptedException {
    var letter =
        new DeadLetter(
            Uuid7.at(environment.clock().instant()),
            subscription.source(),
            subscription.name(),
            flow,
            task.position,
            event,
            List.copyOf(task.failed));
    persistently(
        () -> new Burial(letter, environment.states(), environment.system()).store(together));
    environment.letters().added();
    figures.deadLetter(letter.error());
    LOG.warn(
        "event {} became dead letter {} of {} after {} tries: {}",
        event.id(),
        letter.id(),
        subscription.name(),
        letter.tries().size(),
        letter.error());
    return letter.id();
  }

  @Override
  public void trouble(RuntimeException failure) throws InterruptedException {
    if (failure instanceof StoreUnavailableException unavailable) {
      waitForStore(unavailable);
      goOn();
      return;
    }
    figures.error(Failures.text(failure));
    LOG.warn("subscription {} cannot go on: {}", subscription.name(), Failures.text(failure));
    Threads.pause(STORE_AGAIN);
  }

  @Override
  public void ended(Feed feed) throws InterruptedException {
    feeds.remove(feed);
    persistently(() -> environment.replays().ended(feed.name()));
  }
}
