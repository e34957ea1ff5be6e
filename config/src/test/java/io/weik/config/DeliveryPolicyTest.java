package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.Ordering;
import io.weik.api.resource.RetryPolicy;
import io.weik.api.resource.StreamRetention;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {
  private static final String SOURCE =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: orders}
      spec:
        Type: webhook
        EventType: com.example.order
        EventSource: /shop
        Parameters: {Path: orders}
        Variables: [{SourceColumn: order.id, TargetVariable: OrderId}]
        Retention: {MaxAge: 30d, MaxBytes: 1 MiB, HardLimit: 2 MiB}
        OnGap: resnapshot
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata: {name: events}
      spec: {Type: stream}
      ---
      """;

  @Test
  void whatIsLeftOutIsTheDefault() {
    assertThat(policy("Source: orders")).isEqualTo(DeliveryPolicy.defaults());
    assertThat(policy("Source: orders\n  Retry: {}\n  Circuit: {}"))
        .isEqualTo(DeliveryPolicy.defaults());
  }

  @Test
  void everythingCanBeSaid() {
    var policy =
        policy(
            """
            Source: orders
              Ordering: key
              OrderingKey: $.customer.id
              MaxInFlight: 4
              DeliveryTimeout: 0
              Retry: {MaxAttempts: 3, InitialDelay: 2s, MaxDelay: 1m, Factor: 1.5, Jitter: 0}
              Circuit: {FailedTries: 0, InitialDelay: 2s, MaxDelay: 5m}
              OnGap: fail
            """);

    assertThat(policy)
        .isEqualTo(
            new DeliveryPolicy(
                Ordering.KEY,
                Optional.of("$.customer.id"),
                4,
                new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(1), 1.5, 0),
                Duration.ZERO,
                new CircuitPolicy(0, Duration.ofSeconds(2), Duration.ofMinutes(5)),
                OnGap.FAIL));
  }

  @Test
  void theKeyMayBeAVariableOfTheSource() {
    assertThat(policy("Source: orders\n  OrderingKey: ${OrderId}").orderingKey())
        .contains("OrderId");
  }

  @Test
  void theSystemSourceIsAlwaysThere() {
    var valid = Fixture.valid(SOURCE + subscription("Source: system"));

    assertThat(valid.sources()).extracting(source -> source.name()).containsExactly("orders");
  }

  @Test
  void aSourceSaysWhatItsStreamKeepsAndWhatAGapMeans() {
    var source = Fixture.valid(SOURCE + subscription("Source: orders")).sources().getFirst();

    assertThat(source.onGap()).isEqualTo(OnGap.RESNAPSHOT);
    assertThat(source.retention())
        .isEqualTo(
            new StreamRetention(
                Optional.of(Duration.ofDays(30)),
                OptionalLong.of(1 << 20),
                OptionalLong.of(2 << 20)));
  }

  private static DeliveryPolicy policy(String spec) {
    return Fixture.valid(SOURCE + subscription(spec)).resources().stream()
        .filter(EventSubscription.class::isInstance)
        .map(EventSubscription.class::cast)
        .findFirst()
        .orElseThrow()
        .delivery();
  }

  private static String subscription(String spec) {
    return """
    apiVersion: weik.io/v1
    kind: EventSubscription
    metadata: {name: new-orders}
    spec:
      Channel: events
      %s
    """
        .formatted(spec);
  }
}
