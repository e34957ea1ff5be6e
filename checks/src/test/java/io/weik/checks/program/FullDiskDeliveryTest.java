package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Deliveries wait while the store cannot write, and go on by themselves when it can. */
class FullDiskDeliveryTest {
  private static final int BATCH = 100;
  private static final String BODY = "\"%s\"".formatted("x".repeat(256 << 10));

  @AutoClose private final Weikio weikio = new Weikio();
  private final List<String> acknowledged = new ArrayList<>();

  @Test
  void allIsDeliveredOnceTheDiskIsFreedAndNothingIsGivenUp() throws Exception {
    try (var disk = SmallDisk.mount(weikio.folder().resolve("data"), 128)) {
      var steps = Declarations.appending("taken", "{delay: {constant: 50}}");
      var running = weikio.start("run", weikio.file("orders.yaml", Orders.taken(steps)));
      for (int first = 1; first < 3_000; first += BATCH) {
        deliver(running, first);
      }
      disk.fillUpTo(8);

      await().until(() -> large(running).statusCode() == 503 && isWaiting(running));
      disk.free();

      await().until(() -> !isWaiting(running));
      await().until(() -> running.delivery(Orders.SUBSCRIPTION).path("pending").asInt() == 0);
      assertThat(running.items("/api/v1/deadletters")).isEmpty();
      running.kill();
      var after = weikio.start("run", "orders.yaml");
      await().until(() -> after.delivery(Orders.SUBSCRIPTION).path("pending").asInt() == 0);
      assertThat(weikio.lines("lines/taken")).containsAll(acknowledged);
    }
  }

  private void deliver(RunningWeikio running, int first) {
    var ids = Orders.ids(first, first + BATCH - 1, 50);
    running.deliver(ids);
    acknowledged.addAll(ids);
  }

  private HttpResponse<String> large(RunningWeikio running) {
    var id = "large-" + acknowledged.size();
    var answer = running.send(Delivery.json("/webhooks/orders", BODY).with("Idempotency-Key", id));
    if (answer.statusCode() == 202) {
      acknowledged.add(id);
    }
    return answer;
  }

  private static boolean isWaiting(RunningWeikio running) {
    return running.delivery(Orders.SUBSCRIPTION).path("state").asText().equals("waiting");
  }
}
