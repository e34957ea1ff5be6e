package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Filter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemSourceTest {
  private static final String ALERT =
      """
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata: {name: events}
      spec: {}
      ---
      apiVersion: weik.io/v1
      kind: EventSubscription
      metadata: {name: failures}
      spec:
        Source: system
        Channel: events
        Filter: {exact: {type: io.weik.deadletter}}
      ---
      apiVersion: weik.io/v1
      kind: IntegrationFlow
      metadata: {name: alert}
      spec:
        Subscriptions: [failures]
        Steps: [{log: "${OrderId} ${body}"}]
      """;

  @Test
  void aSubscriptionToTheSystemNeedsNoSource() {
    var configuration = Fixture.valid(ALERT);

    assertThat(configuration.subscriptionsTo(EventSource.SYSTEM))
        .singleElement()
        .satisfies(
            subscription ->
                assertThat(subscription.filter())
                    .isEqualTo(new Filter.Exact(Map.of("type", "io.weik.deadletter"))));
  }

  @Test
  void theSystemIsNoneOfTheResources() {
    assertThat(Fixture.valid(ALERT).resources())
        .extracting(resource -> resource.id().toString())
        .containsExactly(
            "EventChannel events", "EventSubscription failures", "IntegrationFlow alert");
  }

  @Test
  void aFlowBehindTheSystemHasNoMappedVariables() {
    var flow = Fixture.valid(ALERT).flows().getFirst();

    assertThat(flow.eventVariables()).isEmpty();
    assertThat(flow.steps().json()).isEqualTo("[{\"log\":\"${OrderId} ${body}\"}]");
  }

  @Test
  void nobodyDeclaresTheSystem() {
    var problems =
        Fixture.problems(Fixture.source("Path: /a").replace("name: pushes", "name: system"));

    assertThat(problems)
        .singleElement()
        .extracting(Problem::toString)
        .isEqualTo(
            "test.yaml:1:1 EventSource system \u00b7 metadata.name: system is built in; choose"
                + " another name; a subscription may name it as its Source");
  }
}
