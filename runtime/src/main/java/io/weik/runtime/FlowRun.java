package io.weik.runtime;

import io.weik.api.flow.RunningFlow;
import io.weik.api.resource.IntegrationFlow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One declared flow with what runs of it. Changed by one thread at a time, read by any. */
final class FlowRun {
  private volatile IntegrationFlow declaration;
  private volatile FlowState state;
  private volatile @Nullable RunningFlow running;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

  FlowRun(IntegrationFlow declaration, Instant now) {
    this.declaration = declaration;
    this.state = new FlowState.Stopped(now);
  }

  IntegrationFlow declaration() {
    return declaration;
  }

  /** The same flow, declared anew: other subscriptions, or elsewhere in a file. */
  void redeclare(IntegrationFlow same) {
    declaration = same;
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

  void begin(RunningFlow flow) {
    running = flow;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /** The delivery of a subscription, while it runs. */
  Optional<Delivery> delivery(String subscription) {
    return deliveries.stream()
        .filter(delivery -> delivery.subscription().name().equals(subscription))
        .findFirst();
  }

  /** Stops the deliveries that are meant, within the grace time altogether. */
  void stop(Predicate<Delivery> meant, long deadline) throws InterruptedException {
    var ending = deliveries.stream().filter(meant).toList();
    end(ending, deadline);
    deliveries.removeAll(ending);
  }

  /** Closes the flow, whose deliveries have been stopped. */
  private void close() {
    var flow = running;
    if (flow != null) {
      flow.close();
      running = null;
    }
  }

  /** Stops the deliveries of all these flows side by side, then closes the flows. */
  static void stop(Collection<FlowRun> runs, long deadline) throws InterruptedException {
    end(runs.stream().flatMap(run -> run.deliveries.stream()).toList(), deadline);
    for (var run : runs) {
      run.deliveries.clear();
      run.close();
    }
  }

  private static void end(List<Delivery> ending, long deadline) throws InterruptedException {
    for (var delivery : ending) {
      delivery.beginStop();
    }
    for (var delivery : ending) {
      delivery.endStop(deadline);
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
