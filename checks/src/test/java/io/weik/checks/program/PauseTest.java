package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static io.weik.checks.program.Declarations.writingFlow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A paused subscription delivers nothing, over a restart too, and loses nothing. */
class PauseTest {
  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void whatCameWhilePausedIsDeliveredAfterwards() {
    var first = weikio.start("serve");
    first.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("all", "orders"),
            writingFlow("written", "all")));
    deliver(first, "before");
    await().until(() -> weikio.files("written").contains("written/before"));
    assertThat(first.run("eventsubscription", "pause", "all").out()).isEqualTo("all paused\n");
    deliver(first, "meanwhile");
    await().untilAsserted(() -> assertThat(status(first)).contains("\"pending\":1", "\"paused\""));
    first.stop();

    var second = weikio.start("serve");
    assertThat(second.run("eventsubscription", "ls").out()).contains("paused");
    assertThat(weikio.files("written")).containsExactly("written/before");
    second.run("eventsubscription", "resume", "all");

    await().until(() -> weikio.files("written").contains("written/meanwhile"));
    await().untilAsserted(() -> assertThat(status(second)).contains("\"state\":\"running\""));
  }

  private static String status(RunningWeikio running) {
    return running.get("/api/v1/eventsubscriptions/all").body();
  }

  private static void deliver(RunningWeikio running, String id) {
    var delivery = Delivery.json("/webhooks/orders", "{}").with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
  }
}
