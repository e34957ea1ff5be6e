package io.weik.checks.delivery;

import static org.awaitility.Awaitility.await;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.flow.FlowEngine;
import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.ChannelType;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.EventChannel;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Filter;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.Resource;
import io.weik.api.resource.StartFrom;
import io.weik.api.resource.Steps;
import io.weik.api.resource.StreamRetention;
import io.weik.api.resource.VariableMapping;
import io.weik.api.source.SourceTypes;
import io.weik.runtime.EventQuery;
import io.weik.runtime.Events;
import io.weik.runtime.Node;
import io.weik.runtime.RuntimeOptions;
import io.weik.runtime.StoredEvent;
import io.weik.runtime.SubscriptionStatus;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node over a real store, with one source {@code orders} that a test emits from by hand, one
 * subscription {@code new-orders} and one flow {@code billing} whose steps are Java.
 */
final class World {
  static final String SUBSCRIPTION = "new-orders";

  /** What a flow does with an event. */
  @FunctionalInterface
  interface Code {
    void take(Event event) throws Exception;
  }

  private final Path folder;
  private final Clock clock;
  private final HandSource hand = new HandSource();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private RocksBackbone store;
  private Node node;

  World(Path folder) {
    this(folder, Clock.systemUTC());
  }

  World(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.store = RocksBackbone.open(folder, StoreOptions.standard(), clock);
    this.node = begin();
  }

  private Node begin() {
    var ports = new Node.Ports(store, store, (_, _) -> () -> {}, Engine::new);
    return new Node(new SourceTypes(List.of(hand)), ports, RuntimeOptions.defaults(), clock);
  }

  /** The flow {@code billing} does this with each event from now on. */
  World flow(Code steps) {
    return flow("billing", steps);
  }

  World flow(String name, Code steps) {
    codes.put(name, steps);
    return this;
  }

  World apply(DeliveryPolicy policy) throws InterruptedException {
    return apply(policy, StreamRetention.defaults());
  }

  World apply(DeliveryPolicy policy, StreamRetention retention) throws InterruptedException {
    return apply(
        source(retention),
        channel(),
        subscription(SUBSCRIPTION, "orders", policy),
        flow("billing", SUBSCRIPTION));
  }

  World apply(Resource... all) throws InterruptedException {
    resources.clear();
    resources.addAll(List.of(all));
    node.apply(resources);
    return this;
  }

  static EventSource source(StreamRetention retention) {
    return source(retention, "com.example.order", Optional.empty(), List.of());
  }

  static EventSource source(StreamRetention retention, OnGap onGap) {
    var like = source(retention);
    return new EventSource(
        like.metadata(),
        like.type(),
        like.eventType(),
        like.eventSource(),
        like.subject(),
        like.parameters(),
        like.variables(),
        like.requirements(),
        like.retention(),
        onGap);
  }

  static EventSource source(
      StreamRetention retention,
      String eventType,
      Optional<String> subject,
      List<VariableMapping> variables) {
    return new EventSource(
        metadata("orders"),
        "hand",
        eventType,
        "/shop",
        subject,
        new HandSource.None(),
        variables,
        Map.of(),
        retention,
        OnGap.FAIL);
  }

  static EventChannel channel() {
    return new EventChannel(metadata("events"), ChannelType.STREAM);
  }

  static EventSubscription subscription(String name, String source, DeliveryPolicy policy) {
    return new EventSubscription(
        metadata(name),
        source,
        "events",
        new Filter.All(List.of()),
        new StartFrom.Earliest(),
        policy);
  }

  static IntegrationFlow flow(String name, String... subscriptions) {
    return new IntegrationFlow(
        metadata(name),
        InitialState.STARTED,
        List.of(subscriptions),
        new Steps("[]", List.of()),
        Set.of());
  }

  private static Metadata metadata(String name) {
    return new Metadata(name, Optional.empty(), new Location("test", 1, 1));
  }

  /** Emits one event; returns when it is durable. */
  void emit(String id, String key) throws InterruptedException {
    emit(id, key, "{}");
  }

  void emit(String id, String key, String data) throws InterruptedException {
    var draft = EventDraft.of("application/json", Payload.ofText(data)).withId(id);
    hand.context().emitter().emit(List.of(draft.withExtensions(key(key))));
  }

  private static Map<String, Object> key(String key) {
    return key.isEmpty() ? Map.of() : new TreeMap<>(Map.of(Extensions.PARTITION_KEY, key));
  }

  /** Stops the node and the store, and starts both anew on what was stored. */
  void restart() throws InterruptedException {
    node.stop();
    store.close();
    store = RocksBackbone.open(folder, StoreOptions.standard(), clock);
    node = begin();
    node.apply(resources);
  }

  Node node() {
    return node;
  }

  HandSource hand() {
    return hand;
  }

  RocksBackbone store() {
    return store;
  }

  SubscriptionStatus subscription() {
    return node.subscriptions().stream()
        .filter(one -> one.name().equals(SUBSCRIPTION))
        .findFirst()
        .orElseThrow();
  }

  /** Blocks until nothing is pending. */
  void awaitAllDone() {
    await().until(() -> subscription().pending() == 0);
  }

  /** The events of the source {@code system} of a type, oldest first. */
  List<Event> system(String type) {
    var query =
        new EventQuery(
            Optional.of(EventSource.SYSTEM),
            Optional.of(type),
            Optional.empty(),
            Optional.empty(),
            1000);
    return new Events(store).query(query).stream().map(StoredEvent::event).toList();
  }

  void close() throws InterruptedException {
    node.stop();
    store.close();
  }

  private final class Engine implements FlowEngine {
    @Override
    public List<Problem> check(IntegrationFlow flow) {
      return List.of();
    }

    @Override
    public RunningFlow start(IntegrationFlow flow) {
      return new RunningFlow() {
        @Override
        public void process(Event event) throws Exception {
          Objects.requireNonNull(codes.get(flow.name())).take(event);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
