package io.weik.bench;

import io.weik.api.event.Event;
import io.weik.api.flow.FlowEngine;
import io.weik.api.flow.RunningFlow;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.ChannelType;
import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.EventChannel;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Filter;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.Ordering;
import io.weik.api.resource.RetryPolicy;
import io.weik.api.resource.StartFrom;
import io.weik.api.resource.Steps;
import io.weik.api.resource.StreamRetention;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.runtime.Node;
import io.weik.runtime.RuntimeOptions;
import io.weik.store.RocksBackbone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node over a store, with one source, one subscription and one flow whose step is Java. */
final class BenchNode implements AutoCloseable {
  static final String STREAM = EventSource.streamOf("bench");

  private final Node node;

  /** What the flow does with each event. */
  @FunctionalInterface
  interface Step {
    void take(Event event) throws Exception;
  }

  BenchNode(RocksBackbone store, HttpRoutes http, SourceType<?> type, Step step) {
    var ports = new Node.Ports(store, store, http, () -> new Engine(step));
    node =
        new Node(
            new SourceTypes(List.of(type)), ports, RuntimeOptions.defaults(), Clock.systemUTC());
  }

  /** Starts all with this many events in flight at once. */
  BenchNode start(int inFlight) throws InterruptedException {
    node.apply(
        List.of(
            new EventSource(
                metadata(),
                "bench",
                "io.weik.bench",
                "/bench",
                Optional.empty(),
                new BenchSource.None(),
                List.of(),
                Map.of(),
                StreamRetention.defaults(),
                OnGap.FAIL),
            new EventChannel(metadata(), ChannelType.STREAM),
            new EventSubscription(
                metadata(),
                "bench",
                "bench",
                new Filter.All(List.of()),
                new StartFrom.Earliest(),
                policy(inFlight)),
            new IntegrationFlow(
                metadata(),
                InitialState.STARTED,
                List.of("bench"),
                new Steps("[]", List.of()),
                Set.of())));
    return this;
  }

  private static DeliveryPolicy policy(int inFlight) {
    return new DeliveryPolicy(
        Ordering.KEY,
        Optional.empty(),
        inFlight,
        new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(1), 2, 0.2),
        Duration.ofMinutes(5),
        CircuitPolicy.defaults(),
        OnGap.CONTINUE);
  }

  private static Metadata metadata() {
    return new Metadata("bench", Optional.empty(), new Location("bench", 1, 1));
  }

  Node node() {
    return node;
  }

  @Override
  public void close() {
    try {
      node.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Engine(Step step) implements FlowEngine {
    @Override
    public List<Problem> check(IntegrationFlow flow) {
      return List.of();
    }

    @Override
    public RunningFlow start(IntegrationFlow flow) {
      return new RunningFlow() {
        @Override
        public void process(Event event) throws Exception {
          step.take(event);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
