package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Nothing acknowledged is lost when the process is killed under load. {@code -Dweikio.kill.rounds}
 * says how often it is.
 */
class KillTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 8);
  private static final int LONGEST_MILLISECONDS = 1_000;
  private static final String RESOURCES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: orders}
      spec:
        Type: webhook
        EventType: com.example.order
        EventSource: /shop
        Parameters: {Path: orders, Provider: github, Secret: killed}
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata: {name: events}
      spec: {Type: stream}
      ---
      apiVersion: weik.io/v1
      kind: EventSubscription
      metadata: {name: new-orders}
      spec: {Source: orders, Channel: events}
      ---
      apiVersion: weik.io/v1
      kind: IntegrationFlow
      metadata: {name: write}
      spec:
        InitialState: Started
        Subscriptions: [new-orders]
        Steps:
          - toD: "file:delivered?fileName=${header.ce-id}"
      """;

  @AutoClose private final Weikio weikio = new Weikio();
  private final Random random = new Random();

  @Test
  void everyAcknowledgedDeliveryIsStoredOnceAndReachesTheFlow() throws Exception {
    var running = weikio.start("run", weikio.file("orders.yaml", RESOURCES));
    long acknowledged = 0;
    long stored = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      var load = Load.on(running, "round-" + round + "-");
      load.lastsFor(random.nextInt(1, LONGEST_MILLISECONDS), TimeUnit.MILLISECONDS);
      running.kill();
      load.stop();

      running = weikio.start("run", "orders.yaml");
      long answered = load.acknowledged().size();
      thenNothingIsMissing(running, load);
      acknowledged += answered;
      stored += load.attempted().size();
    }

    thenAllInAllThereAre(running, stored);
    System.out.printf("%d rounds, %d acknowledged of %d sent%n", ROUNDS, acknowledged, stored);
  }

  private void thenNothingIsMissing(RunningWeikio running, Load load) {
    var ids = running.eventIds().stream().filter(load::isOurs).toList();
    assertThat(ids).doesNotHaveDuplicates().containsAll(load.acknowledged());

    load.repeatUnanswered(running);
    assertThat(running.eventIds().stream().filter(load::isOurs))
        .containsExactlyInAnyOrderElementsOf(load.attempted());
    await()
        .untilAsserted(
            () ->
                assertThat(load.attempted())
                    .allMatch(id -> Files.exists(weikio.folder().resolve("delivered/" + id))));
  }

  private static void thenAllInAllThereAre(RunningWeikio running, long stored) {
    var subscription = running.items("/api/v1/eventsubscriptions").getFirst();

    assertThat(subscription.path("position").asLong() + subscription.path("pending").asLong())
        .isEqualTo(stored);
  }
}
