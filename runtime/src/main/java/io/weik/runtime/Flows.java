package io.weik.runtime;

import io.weik.api.flow.FlowEngine;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.IntegrationFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows of this node and their deliveries. Changed by the runtime, one call at a time. */
final class Flows {
  static final String WISH = "flow";
  private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

  private final Supplier<FlowEngine> engine;
  private final Wishes wishes;
  private final Positions positions;
  private final Delivery.Environment environment;
  private final Map<String, FlowRun> runs = new ConcurrentSkipListMap<>();

  Flows(
      Supplier<FlowEngine> engine,
      Wishes wishes,
      Positions positions,
      Delivery.Environment environment) {
    this.engine = engine;
    this.wishes = wishes;
    this.positions = positions;
    this.environment = environment;
  }

  /** Stops what is gone or changed, itself or in what it subscribes to. */
  void leave(Declared before, Declared next) throws InterruptedException {
    for (var run : List.copyOf(runs.values())) {
      if (!staysAlike(run.declaration(), before, next)) {
        run.stop();
        runs.remove(run.declaration().name());
      }
    }
  }

  private static boolean staysAlike(IntegrationFlow flow, Declared before, Declared next) {
    var successor = next.flows().get(flow.name());
    return successor != null
        && Declared.alike(flow, successor)
        && flow.subscriptions().stream()
            .allMatch(
                name -> {
                  var was = before.subscriptions().get(name);
                  var is = next.subscriptions().get(name);
                  return was != null
                      && is != null
                      && Declared.alike(was, is)
                      && before.carrier(was) == next.carrier(is);
                });
  }

  /** Starts what is new or changed and is to be started. */
  void enter(Declared next) throws InterruptedException {
    for (var flow : next.flows().values()) {
      if (!runs.containsKey(flow.name())) {
        var run = new FlowRun(flow, environment.clock().instant());
        runs.put(flow.name(), run);
        boolean initially = flow.initialState() == InitialState.STARTED;
        if (wishes.find(WISH, flow.name()).orElse(initially)) {
          start(run, next);
        }
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
    run.stop();
    run.become(new FlowState.Stopped(environment.clock().instant()));
  }

  void stopAll() throws InterruptedException {
    for (var run : runs.values()) {
      run.stop();
    }
  }

  List<FlowStatus> statuses() {
    return runs.values().stream().map(FlowRun::status).toList();
  }

  /** The running flow of this name, for retrying a dead letter. */
  Optional<RunningFlow> running(String name) {
    return Optional.ofNullable(runs.get(name)).flatMap(FlowRun::running);
  }

  private void start(FlowRun run, Declared declared) {
    if (run.running().isPresent()) {
      return;
    }
    var now = environment.clock().instant();
    try {
      var running = engine.get().start(run.declaration());
      run.begin(running, deliveries(run.declaration(), running, declared));
      run.become(new FlowState.Started(now));
    } catch (RuntimeException failure) {
      var why = Failures.problem(failure);
      run.become(new FlowState.Failed(now, why));
      LOG.warn("flow {} does not start: {}", run.declaration().name(), why);
    }
  }

  private List<Delivery> deliveries(IntegrationFlow flow, RunningFlow running, Declared declared) {
    return flow.subscriptions().stream()
        .map(
            name -> {
              var subscription = declared.subscription(name);
              var cursor =
                  switch (declared.carrier(subscription)) {
                    case STREAM -> positions.cursor(subscription, flow.name());
                    case MEMORY -> positions.liveCursor(subscription);
                  };
              return new Delivery(
                  subscription,
                  flow.name(),
                  running,
                  Positions.stream(subscription),
                  cursor,
                  environment);
            })
        .toList();
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
