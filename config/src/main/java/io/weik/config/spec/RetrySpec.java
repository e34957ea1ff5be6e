package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.RetryPolicy;
import java.time.Duration;

/** How a failing event is tried again. */
@Doc("How a failing event is tried again before it becomes a dead letter.")
public record RetrySpec(
    @Doc("How often it is tried in all; 1 for never again.") @Default("5") MaxAttempts maxAttempts,
    @Doc("The wait before the second try.") @Default("500ms") Duration initialDelay,
    @Doc("The longest wait.") @Default("30s") Duration maxDelay,
    @Doc("By how much the wait grows with each failed try.") @Default("2") Factor factor,
    @Doc(
            "The share of the wait by which it varies either way, so that many do not try again at"
                + " once.")
        @Default("0.2")
        Share jitter) {

  /** What it stands for. */
  public RetryPolicy policy() {
    return new RetryPolicy(
        maxAttempts.number(), initialDelay, maxDelay, factor.number(), jitter.number());
  }
}
