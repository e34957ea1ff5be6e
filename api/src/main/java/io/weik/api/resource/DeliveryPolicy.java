package io.weik.api.resource;

import java.time.Duration;
import java.util.Optional;

/**
 * How the events of a subscription are delivered.
 *
 * @param ordering what is kept in order
 * @param orderingKey where the key stands: the name of a mapped variable, a dotted name in the data
 *     or a JSONPath; the event's {@code partitionkey} when absent
 * @param maxInFlight how many events a flow has at once, at least 1
 * @param retry how a failing event is tried again
 * @param timeout after which a try is cut off; zero for never
 * @param circuit when deliveries pause because everything fails
 * @param onGap what is done when the stream's limit overtook the subscription: {@link OnGap#FAIL}
 *     or {@link OnGap#CONTINUE}
 */
public record DeliveryPolicy(
    Ordering ordering,
    Optional<String> orderingKey,
    int maxInFlight,
    RetryPolicy retry,
    Duration timeout,
    CircuitPolicy circuit,
    OnGap onGap) {
  /** What holds when nobody says otherwise. */
  public static DeliveryPolicy defaults() {
    return new DeliveryPolicy(
        Ordering.KEY,
        Optional.empty(),
        16,
        RetryPolicy.defaults(),
        Duration.ofMinutes(5),
        CircuitPolicy.defaults(),
        OnGap.CONTINUE);
  }
}
