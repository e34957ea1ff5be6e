package io.weik.runtime;

import io.weik.api.flow.FlowEngine;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows of this node and their deliveries. Changed by the runtime, one call at a time. */
final class Flows {
  static final String WISH = "flow";
  private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

  private final Supplier<FlowEngine> engine;
  private final Wishes wishes;
  private final DeliveryStart deliveryStart;
  private final Delivery.Environment environment;
  private final Map<String, FlowRun> runs = new ConcurrentSkipListMap<>();

  Flows(
      Supplier<FlowEngine> engine,
      Wishes wishes,
      DeliveryStart deliveryStart,
      Delivery.Environment environment) {
    this.engine = engine;
    this.wishes = wishes;
    this.deliveryStart = deliveryStart;
    this.environment = environment;
  }

  /** Stops what is gone or changed: whole flows, or only deliveries of subscriptions. */
  void leave(Declared before, Declared next) throws InterruptedException {
    for (var run : List.copyOf(runs.values())) {
      var successor = next.flows().get(run.declaration().name());
      if (successor == null || !Declared.alike(run.declaration(), successor)) {
        FlowRun.stop(List.of(run), deadline());
        runs.remove(run.declaration().name());
      } else {
        run.redeclare(successor);
        run.stop(delivery -> !staysAlike(delivery, successor, before, next), deadline());
      }
    }
  }

  private static boolean staysAlike(
      Delivery delivery, IntegrationFlow flow, Declared before, Declared next) {
    var was = delivery.subscription();
    var is = next.subscriptions().get(was.name());
    return is != null
        && flow.subscriptions().contains(was.name())
        && Declared.alike(was, is)
        && before.carrier(was) == next.carrier(is);
  }

  /** Starts what is new or changed and is to be started. */
  void enter(Declared next) throws InterruptedException {
    for (var flow : next.flows().values()) {
      var run = runs.get(flow.name());
      if (run == null) {
        run = new FlowRun(flow, environment.clock().instant());
        runs.put(flow.name(), run);
        boolean initially = flow.initialState() == InitialState.STARTED;
        if (wishes.find(WISH, flow.name()).orElse(initially)) {
          start(run, next);
        }
      } else {
        startDeliveries(run, next);
      }
    }
  }

  void start(String name, Declared declared) throws InterruptedException {
    var run = get(name);
    wishes.store(WISH, name, true);
    start(run, declared);
    run.state()
        .problem()
        .ifPresent(
            why -> {
              throw new ProblemException(why);
            });
  }

  void stop(String name) throws InterruptedException {
    var run = get(name);
    wishes.store(WISH, name, false);
    FlowRun.stop(List.of(run), deadline());
    run.become(new FlowState.Stopped(environment.clock().instant()));
  }

  void stopAll() throws InterruptedException {
    FlowRun.stop(runs.values(), deadline());
  }

  private long deadline() {
    return System.nanoTime() + environment.options().grace().toNanos();
  }

  List<FlowStatus> statuses() {
    return runs.values().stream().map(FlowRun::status).toList();
  }

  /** Cuts off what takes too long. */
  void watch() {
    runs.values().forEach(run -> run.deliveries().forEach(Delivery::watch));
  }

  /** The deliveries of a subscription that run. */
  Stream<Delivery> deliveries(String subscription) {
    return runs.values().stream().flatMap(run -> run.delivery(subscription).stream());
  }

  /** The running flow of this name. */
  Optional<RunningFlow> running(String name) {
    return Optional.ofNullable(runs.get(name)).flatMap(FlowRun::running);
  }

  /** What runs between a subscription and a flow. */
  Optional<Delivery> delivery(String subscription, String flow) {
    return Optional.ofNullable(runs.get(flow)).flatMap(run -> run.delivery(subscription));
  }

  private void start(FlowRun run, Declared declared) {
    if (run.running().isPresent()) {
      return;
    }
    var now = environment.clock().instant();
    try {
      run.begin(engine.get().start(run.declaration()));
      startDeliveries(run, declared);
      run.become(new FlowState.Started(now));
    } catch (RuntimeException failure) {
      var why = Failures.problem(failure);
      run.become(new FlowState.Failed(now, why));
      LOG.warn("flow {} does not start: {}", run.declaration().name(), why);
    }
  }

  private void startDeliveries(FlowRun run, Declared declared) {
    var running = run.running();
    if (running.isEmpty()) {
      return;
    }
    for (var name : run.declaration().subscriptions()) {
      if (run.delivery(name).isEmpty()) {
        EventSubscription subscription = declared.subscription(name);
        run.deliveries()
            .add(
                deliveryStart.of(
                    subscription,
                    declared.carrier(subscription),
                    run.declaration().name(),
                    running.get()));
      }
    }
  }

  private FlowRun get(String name) {
    var run = runs.get(name);
    if (run == null) {
      throw new ProblemException(
          Problem.user("no such flow").value(name).hint("see weikio integrationflow ls"));
    }
    return run;
  }
}
