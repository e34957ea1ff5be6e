package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Ordering;
import io.weik.config.bind.Scope;
import io.weik.config.spec.EventSubscriptionSpec;
import java.time.Duration;

/** Finds what does not fit together in how a subscription delivers. */
record DeliveryCheck(Draft draft, Scope scope) {
  /** Whether all fits; what does not is told. */
  boolean holds(EventSubscriptionSpec spec) {
    boolean fits =
        spec.retry().map(each -> grows("Retry", each.initialDelay(), each.maxDelay())).orElse(true);
    fits &=
        spec.circuit()
            .map(each -> grows("Circuit", each.initialDelay(), each.maxDelay()))
            .orElse(true);
    if (spec.ordering() == Ordering.NONE && spec.orderingKey().isPresent()) {
      scope
          .into("OrderingKey")
          .tell(
              draft.scalar("OrderingKey").orElseThrow().at(),
              Problem.user("a key without an order").expected("Ordering: key, or no OrderingKey"));
      return false;
    }
    return fits;
  }

  private boolean grows(String key, Duration initial, Duration most) {
    if (initial.compareTo(most) <= 0) {
      return true;
    }
    scope
        .into(key)
        .into("MaxDelay")
        .tell(
            draft.place(key, "MaxDelay"),
            Problem.user("the longest wait is shorter than the first")
                .expected("InitialDelay or more"));
    return false;
  }
}
