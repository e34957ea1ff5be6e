package io.weik.runtime;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSource;
import io.weik.api.source.SimulatedDelivery;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of this node. Changed by the runtime, one call at a time; statuses may be asked by
 * any thread.
 */
final class Sources {
  static final String WISH = "source";
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
  private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(30);
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
    var releases = new ArrayList<Thread>();
    for (var instance : List.copyOf(instances.values())) {
      var name = instance.declaration().name();
      var successor = next.get(name);
      if (successor == null || !Declared.alike(instance.declaration(), successor)) {
        instance.stop();
        instances.remove(name);
        releases.add(
            Threads.start(
                "release/" + name,
                () -> release(instance.declaration(), Optional.ofNullable(successor))));
      }
    }
    var patience = Instant.now().plus(RELEASE_PATIENCE);
    for (var release : releases) {
      boolean _ = release.join(Duration.between(Instant.now(), patience));
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
    new SourceGaps(instance.declaration(), environment.states(), environment.system()).seen();
    if (instance.status().state() instanceof InstanceState.BackingOff) {
      instance.stop(); // so that it is tried now
    }
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

  /** Has a source that stopped for good clean up behind itself; what stays there is told. */
  private void release(EventSource declaration, Optional<EventSource> successor) {
    try {
      var same = successor.filter(next -> next.type().equals(declaration.type()));
      release(declaration, type(declaration), same);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      var why = Failures.problem(failure);
      LOG.warn("source {} left something behind: {}", declaration.name(), why);
      var data = SystemEvents.data().put("source", declaration.name());
      environment
          .system()
          .tell(
              "io.weik.source.leftover",
              "eventsource/" + declaration.name(),
              data.put("problem", why.toString()));
    }
  }

  private static <C extends Record> void release(
      EventSource declaration, SourceType<C> type, Optional<EventSource> successor)
      throws Exception {
    var config = type.configType();
    type.release(
        config.cast(declaration.parameters()),
        declaration.name(),
        successor.map(next -> config.cast(next.parameters())));
  }

  /**
   * Puts a dead letter that its source could not make into the source's stream as it is.
   *
   * @return why not; empty when it is there
   */
  Optional<String> accept(DeadLetter letter) throws InterruptedException {
    var event = letter.event();
    environment
        .log()
        .append(
            EventSource.streamOf(letter.source()),
            List.of(new Append(event, Optional.of(event.id()))),
            List.of());
    environment.letters().discard(letter);
    return Optional.empty();
  }

  private Instance create(EventSource declaration) {
    return create(declaration, type(declaration));
  }

  private <C extends Record> Instance create(EventSource declaration, SourceType<C> type) {
    C parameters = type.configType().cast(declaration.parameters());
    var figures = new SourceFigures();
    return new Instance(
        declaration,
        type.create(parameters),
        type.summary(parameters),
        new EventMaker(declaration, type.columnPlaces(), figures, environment.clock()),
        figures,
        environment);
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
