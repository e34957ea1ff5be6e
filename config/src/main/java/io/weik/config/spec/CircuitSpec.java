package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.CircuitPolicy;
import java.time.Duration;

/** When deliveries pause because everything fails. */
@Doc("When deliveries pause because everything fails.")
public record CircuitSpec(
    @Doc(
            "How many tries must fail in a row, of at least two events, before deliveries pause, up"
                + " to 100000; 0 for no pauses.")
        @Default("10")
        FailureCount failedTries,
    @Doc("The first pause; each further one is twice as long.") @Default("1s")
        Duration initialDelay,
    @Doc("The longest pause.") @Default("1m") Duration maxDelay) {
  /** The policy that it declares. */
  public CircuitPolicy policy() {
    return new CircuitPolicy(failedTries.number(), initialDelay, maxDelay);
  }
}
