package io.weik.config.spec;

import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.CircuitPolicy;
import java.time.Duration;

/** When deliveries pause. */
@Doc("When deliveries to a flow pause, because everything fails.")
public record CircuitSpec(
    @Doc("How many failed tries in a row, of at least two events, pause them; 0 for never.")
        @Default("10")
        FailedTries failedTries,
    @Doc("The first pause. After it one event is tried; a further pause is twice as long.")
        @Default("1s")
        Duration initialDelay,
    @Doc("The longest pause.") @Default("1m") Duration maxDelay) {

  /** What it stands for. */
  public CircuitPolicy policy() {
    return new CircuitPolicy(failedTries.number(), initialDelay, maxDelay);
  }
}
