package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.RetryPolicy;
import java.time.Duration;

/** How a failing event is tried again. */
@Doc("How a failing event is tried again.")
public record RetrySpec(
    @Doc("How often an event is tried in all before it becomes a dead letter, 1 to 1000.")
        @Default("5")
        TryCount maxAttempts,
    @Doc("The wait before the second try.") @Default("500ms") Duration initialDelay,
    @Doc("The longest wait, Jitter apart.") @Default("30s") Duration maxDelay,
    @Doc("By what the wait grows with each failed try, 1 to 100.") @Default("2") Factor factor,
    @Doc("The share of the wait by which it varies either way, 0 to 1.") @Default("0.2")
        Share jitter) {
  /** The policy that it declares. */
  public RetryPolicy policy() {
    return new RetryPolicy(
        maxAttempts.number(), initialDelay, maxDelay, factor.number(), jitter.number());
  }
}
