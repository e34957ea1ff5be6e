package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.Ordering;
import io.weik.api.resource.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Retry: {}\nCircuit: {}", "Ordering: key\nOnGap: Continue"})
  void whatIsLeftOutHasTheDefaultsOfTheProgram(String lines) {
    assertThat(delivery(lines)).isEqualTo(DeliveryPolicy.defaults());
  }

  @Test
  void everyKeyIsRead() {
    var lines =
        """
        Ordering: KEY
        OrderingKey: $.order.customer
        MaxInFlight: 1024
        Retry: {MaxAttempts: 1000, InitialDelay: 1s, MaxDelay: 1h, Factor: 1.5, Jitter: 0}
        DeliveryTimeout: 90s
        Circuit: {FailedTries: 100000, InitialDelay: 2s, MaxDelay: 3m}
        OnGap: Fail
        """;

    assertThat(delivery(lines))
        .isEqualTo(
            new DeliveryPolicy(
                Ordering.KEY,
                Optional.of("$.order.customer"),
                1024,
                new RetryPolicy(1000, Duration.ofSeconds(1), Duration.ofHours(1), 1.5, 0),
                Duration.ofSeconds(90),
                new CircuitPolicy(100_000, Duration.ofSeconds(2), Duration.ofMinutes(3)),
                OnGap.FAIL));
  }

  @Test
  void theLeastOfEverythingIsRead() {
    var lines =
        """
        Ordering: none
        MaxInFlight: "1"
        Retry: {MaxAttempts: 1, InitialDelay: 0, MaxDelay: 0, Factor: 1, Jitter: 1}
        DeliveryTimeout: 0
        Circuit: {FailedTries: 0, InitialDelay: 1ms, MaxDelay: 1ms}
        """;

    var delivery = delivery(lines);

    assertThat(delivery.ordering()).isEqualTo(Ordering.NONE);
    assertThat(delivery.maxInFlight()).isEqualTo(1);
    assertThat(delivery.retry()).isEqualTo(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, 1, 1));
    assertThat(delivery.timeout()).isZero();
    assertThat(delivery.circuit())
        .isEqualTo(new CircuitPolicy(0, Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          OrderId, OrderId
          ${OrderId}, OrderId
          ' ${OrderId} ', OrderId
          order.customer, order.customer
          $.items[0].id, $.items[0].id
          ${path-of-customer}, order.customer
          order.${field}, order.number
          ${greeting}, greeting
          ${TOKEN}, t0ken-from-environment
          """)
  void aKeyIsAMappedVariableOrAPath(String written, String key) {
    assertThat(delivery("OrderingKey: '" + written + "'").orderingKey()).contains(key);
  }

  @Test
  void aVariableOfAnEventStandsInForAVariableOfItsName() {
    var variable = variable("order-id", "elsewhere");
    var mapped = SOURCE.replace("TargetVariable: OrderId", "TargetVariable: order-id");

    var configuration =
        Fixture.valid(mapped + CHANNEL + variable + subscription("OrderingKey: ${order-id}"));

    assertThat(configuration.subscriptions().getFirst().delivery().orderingKey())
        .contains("order-id");
  }

  @Test
  void whatIsWrongWithDeliveryIsToldBesideAllElse() {
    var problems =
        Fixture.problems(
            SOURCE
                + CHANNEL
                + subscription(
                    "StartFrom: never\nRetry: {MaxDelay: 1ms}\nOrdering: none\nOrderingKey: x"));

    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly("wrong value", "less than InitialDelay", "a key without an order");
  }

  private static final String SOURCE =
      Fixture.source("Path: /orders")
          + "  Variables: [{SourceColumn: order.id, TargetVariable: OrderId},"
          + " {SourceColumn: hello, TargetVariable: greeting}]\n";

  private static final String CHANNEL =
      """
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata: {name: events}
      spec: {}
      """;

  private static String subscription(String lines) {
    return """
    ---
    apiVersion: weik.io/v1
    kind: EventSubscription
    metadata: {name: to-orders}
    spec:
      Source: pushes
      Channel: events
    """
        + lines.indent(2);
  }

  private static String variable(String name, String value) {
    return """
    ---
    apiVersion: weik.io/v1
    kind: Variable
    metadata: {name: %s}
    spec: {Value: %s}
    """
        .formatted(name, value);
  }

  private static DeliveryPolicy delivery(String lines) {
    var variables = variable("path-of-customer", "order.customer") + variable("field", "number");
    var configuration = Fixture.valid(SOURCE + CHANNEL + variables + subscription(lines));
    return configuration.subscriptions().getFirst().delivery();
  }
}
