package io.weik.runtime;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.OnGap;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a delivery does about events that are gone before it delivered them. Safe for use by several
 * threads.
 */
final class Gaps {
  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

  private final EventSubscription subscription;
  private final String flow;
  private final EventLog log;
  private final SystemEvents system;
  private final Clock clock;
  private long toldUpTo;
  private @Nullable Problem notice;
  private @Nullable Standstill standstill;

  private record Standstill(DeliveryState.Failed state, CountDownLatch until) {}

  Gaps(EventSubscription subscription, String flow, Delivery.Environment environment) {
    this.subscription = subscription;
    this.flow = flow;
    this.log = environment.log();
    this.system = environment.system();
    this.clock = environment.clock();
  }

  /** The state while it stands still. */
  synchronized Optional<DeliveryState.Failed> failed() {
    return Optional.ofNullable(standstill).map(Standstill::state);
  }

  /** A gap that nobody has looked at yet. */
  synchronized Optional<Problem> notice() {
    return Optional.ofNullable(notice);
  }

  /** Someone has looked: goes on. */
  synchronized void resume() {
    notice = null;
    if (standstill != null) {
      standstill.until().countDown();
      standstill = null;
    }
  }

  /**
   * Tells of a gap once, durably, however many of its positions are found to be gone; blocks while
   * the delivery is to stand still.
   */
  void found(long from, long to) throws InterruptedException {
    var until = tellOnce(from, to);
    if (until.isPresent()) {
      until.get().await();
    }
  }

  private synchronized Optional<CountDownLatch> tellOnce(long from, long to)
      throws InterruptedException {
    if (to > toldUpTo) {
      long kept = log.bounds(Positions.stream(subscription)).first();
      long last = Math.max(to, kept - 1);
      tell(from, last);
      toldUpTo = last;
    }
    return Optional.ofNullable(standstill).map(Standstill::until);
  }

  private void tell(long from, long to) throws InterruptedException {
    var why =
        Problem.user("events are gone that it had not delivered")
            .value("positions %d to %d".formatted(from, to))
            .hint("see the hard limit of source " + subscription.source());
    var data = SystemEvents.data().put("kind", "subscription");
    data.put("source", subscription.source()).put("subscription", subscription.name());
    data.put("flow", flow).put("from", from).put("to", to);
    data.put("reason", why.message());
    system.store(
        Optional.of("gap/%s/%s/%d-%d".formatted(subscription.name(), flow, from, to)),
        "io.weik.gap",
        "eventsubscription/" + subscription.name(),
        data,
        List.of());
    LOG.warn("subscription {} to flow {}: {}", subscription.name(), flow, why);
    notice = why;
    if (subscription.delivery().onGap() == OnGap.FAIL) {
      var state =
          new DeliveryState.Failed(
              clock.instant(), why.hint("weikio eventsubscription resume " + subscription.name()));
      standstill = new Standstill(state, new CountDownLatch(1));
    }
  }
}
