package io.weik.runtime;

import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.IntegrationFlow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One declared flow with what runs of it. Changed by one thread at a time, read by any. */
final class FlowRun {
  private final IntegrationFlow declaration;
  private volatile FlowState state;
  private volatile @Nullable RunningFlow running;
  private volatile List<Delivery> deliveries = List.of();

  FlowRun(IntegrationFlow declaration, Instant now) {
    this.declaration = declaration;
    this.state = new FlowState.Stopped(now);
  }

  IntegrationFlow declaration() {
    return declaration;
  }

  FlowState state() {
    return state;
  }

  void become(FlowState next) {
    state = next;
  }

  Optional<RunningFlow> running() {
    return Optional.ofNullable(running);
  }

  void begin(RunningFlow flow, List<Delivery> fresh) {
    running = flow;
    deliveries = fresh;
    fresh.forEach(Delivery::start);
  }

  /** Stops the deliveries, then the flow. */
  void stop() throws InterruptedException {
    for (var delivery : deliveries) {
      delivery.stop();
    }
    deliveries = List.of();
    var flow = running;
    if (flow != null) {
      flow.close();
      running = null;
    }
  }

  FlowStatus status() {
    return new FlowStatus(
        declaration.name(),
        state,
        declaration.subscriptions(),
        deliveries.stream().map(Delivery::status).toList());
  }
}
