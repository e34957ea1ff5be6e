package io.weik.checks.program;

import static io.weik.checks.program.Declarations.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A store that cannot take events says so, and loses none of those it took. */
class FullDiskTest {
  private static final String BODY = "\"%s\"".formatted("x".repeat(256 << 10));

  @AutoClose private final Weikio weikio = new Weikio();
  private final List<String> acknowledged = new ArrayList<>();
  private int count;

  @Test
  void aFullDiskIsAnsweredWithComeAgainAndNothingAcknowledgedIsMissing() throws Exception {
    try (var disk = SmallDisk.mount(weikio.folder().resolve("data"), 128)) {
      var running = weikio.start("serve");
      running.apply(webhook("orders"));
      deliver(running);
      disk.fillUpTo(8);

      await().until(() -> deliver(running).statusCode() != 202);
      var refused = deliver(running);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
      assertThat(running.eventIds()).containsAll(acknowledged);

      disk.free();
      await().until(() -> deliver(running).statusCode() == 202);
      assertThat(running.eventIds()).containsAll(acknowledged).doesNotHaveDuplicates();
      running.kill();
      assertThat(weikio.start("serve").eventIds()).containsAll(acknowledged);
    }
  }

  private HttpResponse<String> deliver(RunningWeikio running) {
    var id = "order-" + ++count;
    var answer = running.send(Delivery.json("/webhooks/orders", BODY).with("Idempotency-Key", id));
    if (answer.statusCode() == 202) {
      acknowledged.add(id);
    }
    return answer;
  }
}
