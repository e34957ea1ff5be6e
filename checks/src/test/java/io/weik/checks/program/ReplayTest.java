package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static io.weik.checks.program.Declarations.writingFlow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stored events are delivered again by command: counted first, watched, listed, ended. */
class ReplayTest {
  private static final String[] ALL = {"written/o-1", "written/o-2", "written/o-3"};

  @AutoClose private static final Weikio WEIKIO = new Weikio();
  private static RunningWeikio running;

  @BeforeAll
  static void deliver() {
    running = WEIKIO.start("serve");
    running.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("billing", "orders"),
            writingFlow("written", "billing")));
    for (int i = 1; i <= 3; i++) {
      var delivery = Delivery.json("/webhooks/orders", "{}").with("Idempotency-Key", "o-" + i);
      assertThat(running.send(delivery).statusCode()).isEqualTo(202);
    }
    await().until(() -> WEIKIO.files("written").size() == 3);
  }

  @AfterEach
  void endAll() {
    running.items("/api/v1/replays").stream()
        .filter(replay -> replay.path("state").asText().equals("running"))
        .forEach(replay -> running.run("event", "replay", "--cancel", replay.path("id").asText()));
  }

  @Test
  void aDryRunCountsAndDeliversNothing() {
    var outcome = running.run("event replay --subscription billing --dry-run".split(" "));

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out()).startsWith("would replay 3 events of orders to billing (written)\n");
    assertThat(running.items("/api/v1/replays"))
        .noneMatch(replay -> replay.path("state").asText().equals("running"));
  }

  @Test
  void everyEventIsDeliveredAgainUnderItsId() {
    WEIKIO.remove(ALL);

    var outcome = running.run("event", "replay", "--source", "orders");

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out()).contains("done \u00b7 3 events delivered to billing");
    assertThat(WEIKIO.files("written")).containsExactly(ALL);
    assertThat(running.run("event", "replays").out()).contains("billing", "3 of 3 (100 %)");
  }

  @Test
  void oneThatIsSlowIsListedAndEnded() {
    var started =
        running.run("event replay --subscription billing --rate 1 --detach -o json".split(" "));
    var id = RunningWeikio.parse(started.out()).path("items").path(0).path("id").asText();

    var cancelled = running.run("event", "replay", "--cancel", id);

    assertThat(cancelled.out()).isEqualTo(id + " cancelled\n");
    assertThat(running.run("event", "replays").out()).containsPattern(id + " .*cancelled");
  }

  @Test
  void whatIsNotThereCannotBeEnded() {
    var outcome = running.run("event", "replay", "--cancel", "nope");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("nope");
  }

  @Test
  void aReplayIsRefusedThatFitsNothing() {
    assertThat(running.post("/api/v1/replays").body()).contains("to whom");
    assertThat(running.post("/api/v1/replays?subscription=billing&source=other").body())
        .contains("no such subscription to source other: billing");
    assertThat(running.post("/api/v1/replays?source=other").body())
        .contains("no subscription to this source: other");
    assertThat(running.post("/api/v1/replays?subscription=billing&rate=0").body())
        .contains("not a number in range: rate: 0");
    assertThat(running.post("/api/v1/replays?source=orders&from=yesterday").body())
        .contains("not a time: from");
  }
}
