package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Flows that do not behave harm no other event, and not the program. */
class StubbornFlowTest {
  private static final String DELIVERY =
      """
      Channel: events
      OrderingKey: key
      DeliveryTimeout: 2s
      Retry: {MaxAttempts: 2, InitialDelay: 100ms}""";
  private static final String OTHERS = "{toD: \"file:taken?fileName=${header.ce-id}\"}";
  private static final String ENDLESS =
      "{loop: {doWhile: true, simple: \"${header.ce-id} == 'bad'\", steps: [{setBody: {simple: \"${body}\"}}]}}";

  @AutoClose private final Weikio weikio = new Weikio();

  private RunningWeikio serve(String bad) {
    var steps =
        "[{choice: {when: [{simple: \"${header.ce-id} == 'bad'\", steps: [%s]}], otherwise: {steps: [%s]}}}]"
            .formatted(bad, OTHERS);
    var running = weikio.start("serve");
    running.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("new-orders", "orders", DELIVERY),
            flow("stubborn", "new-orders", "Started", steps)));
    return running;
  }

  private static void deliver(RunningWeikio running, String id, String key) {
    var delivery =
        Delivery.json("/webhooks/orders", "{\"key\": \"%s\"}".formatted(key))
            .with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
  }

  private void thenOthersAreTaken(RunningWeikio running, String error) {
    deliver(running, "bad", "one");
    deliver(running, "same-key", "one");
    deliver(running, "other-key", "two");
    await().until(() -> weikio.files("taken").contains("taken/other-key"));
    await().until(() -> weikio.files("taken").contains("taken/same-key"));
    var letters = running.items("/api/v1/deadletters");
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().path("error").asText()).contains(error);
    assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aFlowThatWaitsForEverIsCutOff() {
    thenOthersAreTaken(serve("{delay: {constant: 3600000}}"), "cut off after 2 s");
  }

  @Test
  void aFlowThatGoesRoundInCirclesIsCutOff() {
    thenOthersAreTaken(serve(ENDLESS), "cut off after 2 s");
  }
}
