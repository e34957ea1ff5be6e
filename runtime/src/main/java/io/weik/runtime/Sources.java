package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSource;
import io.weik.api.source.SimulatedDelivery;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The instances of this node. Changed by the runtime, one call at a time; statuses may be asked by
 * any thread.
 */
final class Sources {
  static final String WISH = "source";
  private static final Duration START_PATIENCE = Duration.ofSeconds(5);

  private final SourceTypes types;
  private final Wishes wishes;
  private final Instance.Environment environment;
  private final Map<String, Instance> instances = new ConcurrentSkipListMap<>();

  Sources(SourceTypes types, Wishes wishes, Instance.Environment environment) {
    this.types = types;
    this.wishes = wishes;
    this.environment = environment;
  }

  /** Stops what is gone or changed. */
  void leave(Map<String, EventSource> next) throws InterruptedException {
    for (var instance : List.copyOf(instances.values())) {
      var name = instance.declaration().name();
      var successor = next.get(name);
      if (successor == null || !Declared.alike(instance.declaration(), successor)) {
        instance.stop();
        instances.remove(name);
      }
    }
  }

  /** Starts what is new or changed, unless a person stopped it before. */
  void enter(Map<String, EventSource> next) throws InterruptedException {
    var fresh = new ArrayList<Instance>();
    for (var declaration : next.values()) {
      if (!instances.containsKey(declaration.name())) {
        var instance = create(declaration);
        instances.put(declaration.name(), instance);
        fresh.add(instance);
      }
    }
    for (var instance : fresh) {
      if (wishes.find(WISH, instance.declaration().name()).orElse(true)) {
        instance.start(START_PATIENCE);
      }
    }
  }

  void start(String name) throws InterruptedException {
    var instance = get(name);
    wishes.store(WISH, name, true);
    instance.start(START_PATIENCE);
  }

  void stop(String name) throws InterruptedException {
    var instance = get(name);
    wishes.store(WISH, name, false);
    instance.stop();
  }

  void stopAll() throws InterruptedException {
    for (var instance : instances.values()) {
      instance.stop();
    }
  }

  List<InstanceStatus> statuses() {
    return instances.values().stream().map(Instance::status).toList();
  }

  Optional<InstanceStatus> status(String name) {
    return Optional.ofNullable(instances.get(name)).map(Instance::status);
  }

  Optional<SimulatedDelivery> simulate(String name, Payload payload) {
    var declaration = get(name).declaration();
    return simulate(type(declaration), declaration.parameters(), payload);
  }

  Trial tryOut(String name, int limit) throws InterruptedException {
    var declaration = get(name).declaration();
    var state = new TrialContext.State.Stored(environment.states());
    return Trial.of(declaration, type(declaration), limit, state, environment.clock());
  }

  private <C extends Record> Optional<SimulatedDelivery> simulate(
      SourceType<C> type, Record parameters, Payload payload) {
    return type.simulate(
        type.configType().cast(parameters), payload, environment.clock().instant());
  }

  private Instance create(EventSource declaration) {
    return create(declaration, type(declaration));
  }

  private <C extends Record> Instance create(EventSource declaration, SourceType<C> type) {
    C parameters = type.configType().cast(declaration.parameters());
    Source source = type.create(parameters);
    return new Instance(
        declaration, source, type.summary(parameters), new SourceFigures(), environment);
  }

  private SourceType<?> type(EventSource declaration) {
    return types
        .find(declaration.type())
        .orElseThrow(() -> new IllegalStateException("unchecked type: " + declaration.type()));
  }

  private Instance get(String name) {
    var instance = instances.get(name);
    if (instance == null) {
      throw new ProblemException(
          Problem.user("no such source").value(name).hint("see weikio eventsource ls"));
    }
    return instance;
  }
}
